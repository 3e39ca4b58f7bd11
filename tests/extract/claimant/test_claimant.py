"""Who gives the figure: phrase tables in our own sentences, one figure and its claimant each."""

from collections.abc import Callable
from dataclasses import astuple
from typing import Any

import pytest

from claims.extract.choose.choose import choose
from claims.extract.choose.weights import build_weights
from claims.extract.claimant.claimant import CLAIMANT
from claims.extract.document_figures import read
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading
from claims.lexicon import load_lexicon
from claims.model import Claim, Document

SOHR = "Syrian Observatory for Human Rights"


def find_claimant(quantity: Quantity, reading: Reading) -> Found:
    return choose(CLAIMANT, quantity, reading, reading.lexicon.index(build_weights))


def claimant(text: str, figure: str, title: str | None = None) -> str | None:
    """The claimant of the first quantity of `text` that reads `figure`."""
    reading = read(Document(id="d", text=text, title=title), load_lexicon())
    for index in range(len(reading.sentences)):
        for quantity in reading.quantities(index):
            if text[quantity.start : quantity.end] == figure:
                value: str | None = find_claimant(quantity, reading).value
                return value
    raise AssertionError(f"no quantity {figure!r} in {text!r}")


BEFORE_WHAT_IS_SAID = [
    ("Sudanese police say 14 people died in a market blast.", "14", "Sudanese police"),
    ("Officials said 14 people died.", "14", "officials"),
    ("The officials say 14 people died.", "14", "officials"),
    ("Local health officials said on Tuesday that 14 people had died.", "14", "local health officials"),
    (
        "Authorities in eastern Khost province say 9 people were hurt.",
        "9",
        "authorities in eastern Khost province",
    ),
    ("The U.S. military in Afghanistan says 9 insurgents were killed.", "9", "U.S. military in Afghanistan"),
    ("Kenya's army says 30 homes were burnt.", "30", "Kenya's army"),
    ("A military spokesman said 6 soldiers were wounded.", "6", "military spokesman"),
    ("A spokesman for the army said 6 soldiers were wounded.", "6", "spokesman for the army"),
    ("A doctor at the hospital in Goma said 6 patients died.", "6", "doctor at the hospital in Goma"),
    ("Two witnesses said 6 shells hit the bridge.", "6", "witnesses"),
    (
        "Police in the port city of Odesa said 6 drones were shot down.",
        "6",
        "police in the port city of Odesa",
    ),
    ("The provincial government has confirmed 12 deaths.", "12", "provincial government"),
    ("Ukraine reported 12 deaths.", "12", "Ukraine"),
    ("The ministry announced the deaths of 12 soldiers.", "12", "ministry"),
    ("Washington believes about 400 fighters are left.", "about 400", "Washington"),
    ("Aid agencies fear 200 families are cut off.", "200", "aid agencies"),
    ("UNICEF estimates that 3 million children are out of school.", "3 million", "UNICEF"),
    (
        "The International Organization for Migration counted 5,000 arrivals.",
        "5,000",
        "International Organization for Migration",
    ),
    ("The junta put the death toll at 20.", "20", "junta"),
    ("State television put the number of injured at more than 300.", "more than 300", "state television"),
    ("The group gave a lower toll of eight.", "eight", "group"),
    ("The charity raised its estimate to 90,000.", "90,000", "charity"),
    ("The ministry accused rebels of killing 20 villagers.", "20", "ministry"),
    (
        "Meanwhile, Russia's defence ministry claimed its troops had killed 150 soldiers.",
        "150",
        "Russia's defence ministry",
    ),
    ("In a statement on Friday, the bank said it would lend $40 million.", "$40 million", "bank"),
    ("The bank in a statement on Friday said it would lend $40 million.", "$40 million", "bank"),
    ("The Nigerian army has said it freed 72 hostages.", "72", "Nigerian army"),
    ("Residents of Bunia told Reuters that 20 houses were burnt.", "20", "residents of Bunia"),
    ("A witness told Reuters 20 houses were burnt.", "20", "witness"),
    ("Hall, who has just come back from Iraq, said 2,000 families need water.", "2,000", "Hall"),
    ("Police estimated 9,000 people had come.", "estimated 9,000", "police"),
    ("The relief community estimates that 9,000 people have fled.", "9,000", "relief community"),
    ("The agency, which runs 30 camps, said 9,000 people had arrived.", "9,000", "agency"),
    ("The agency - which works in 30 camps - also said 9,000 people had arrived.", "9,000", "agency"),
    (
        "The head of the UN refugee agency, Filippo Grandi, said 4 million people had fled.",
        "4 million",
        "Filippo Grandi",
    ),
    (
        "Filippo Grandi, the head of the UN refugee agency, said 4 million people had fled.",
        "4 million",
        "Filippo Grandi",
    ),
    ("UN Secretary General António Guterres said 14,000 fighters were left.", "14,000", "António Guterres"),
    ("Secretary of State Colin Powell said 70,000 people had died.", "70,000", "Colin Powell"),
    ("State Department spokesman Sean McCormack said 15 Americans were hurt.", "15", "Sean McCormack"),
    ("Gen. Joseph Votel said 2,000 troops would leave.", "2,000", "Joseph Votel"),
    ("SOHR head Rami Abdulrahman told AFP that 12 fighters died.", "12", "Rami Abdulrahman"),
    ("China's state news agency, Xinhua, said 16 people died.", "16", "Xinhua"),
    (
        "A medical official in the Somali capital, Mogadishu, says 17 people died.",
        "17",
        "medical official in the Somali capital",
    ),
    ("The UN and aid groups have reported 300 cases.", "300", "UN and aid groups"),
    ("Officials and witnesses say 30 people died.", "30", "officials and witnesses"),
    ("A UN report says 300 villages were burnt.", "300", "UN"),
    ("A report by the World Bank says 300 million people live there.", "300 million", "World Bank"),
    ("Figures from the health ministry show 4,000 cases.", "4,000", "health ministry"),
    ("Data compiled by Airwars shows 4,000 strikes.", "4,000", "Airwars"),
    ("UN figures show 20,000 people fled.", "20,000", "UN"),
]

BEHIND_WHAT_IS_SAID = [
    ("At least 14 people died, police said.", "At least 14", "police"),
    ("At least 14 people died, police said on Tuesday.", "At least 14", "police"),
    (
        "At least 14 people died, the UN children's agency said in a statement.",
        "At least 14",
        "UNICEF",
    ),
    (
        "At least 14 people died, said the governor of Kunar province.",
        "At least 14",
        "governor of Kunar province",
    ),
    (
        "At least 14 people died, said Stéphane Dujarric, a spokesman for the UN.",
        "At least 14",
        "Stéphane Dujarric",
    ),
    (
        "At least 14 people died, a hospital official told Agence France-Presse.",
        "At least 14",
        "hospital official",
    ),
    (
        "At least 14 people died in the raid, according to the World Food Programme.",
        "At least 14",
        "World Food Programme",
    ),
    ("The toll rose to 14, according to the head of the agency, Jan Egeland.", "14", "Jan Egeland"),
    (
        "At least 14 people died, according to figures from the health ministry.",
        "At least 14",
        "health ministry",
    ),
    ("At least 14 people died, according to an AFP tally.", "At least 14", "AFP"),
    ("At least 14 people died, according to data compiled by Airwars.", "At least 14", "Airwars"),
    ("According to the World Bank, 300 million people live on a dollar a day.", "300 million", "World Bank"),
    ("According to a UN report, 300 villages were burnt.", "300", "UN"),
    ("At least 14 people died, a local official said, adding that 20 were missing.", "20", "local official"),
    ("In total 14 deaths were documented by Human Rights Watch.", "14", "Human Rights Watch"),
    ("The watchdog was told by the coalition that there were 15,000 militants.", "15,000", "coalition"),
    (
        "Some $67,000 was paid for shelter (Middle East Eye, November 9, 2019).",
        "Some $67,000",
        "Middle East Eye",
    ),
    (
        "Some 67,000 people are displaced (Source: World Food Programme).",
        "Some 67,000",
        "World Food Programme",
    ),
]

SECOND_HAND = [
    ("AFP, citing a medical source, said 14 people died.", "14", "medical source"),
    ("Fourteen people died, SANA reported, quoting a military source.", "Fourteen", "military source"),
    ("SANA quoted a police source as saying 14 people died.", "14", "police source"),
    ("The mayor was quoted as saying 14 people died.", "14", "mayor"),
    ("The mayor was quoted by state radio as saying 14 people died.", "14", "mayor"),
    ("Jeffrey said in March that Washington believed there were 15,000 militants.", "15,000", "Jeffrey"),
    ("The newspaper said police had reported 14 deaths.", "14", "police"),
]

SEVERAL = [
    ("Police said 14 people died, while the army said 20 were wounded.", "14", "police"),
    ("Police said 14 people died, while the army said 20 were wounded.", "20", "army"),
    ("Police said 14 people died, but hospital sources put the toll at 20.", "20", "hospital sources"),
    ("Fourteen people died, police said, while 20 were wounded, according to Oxfam.", "Fourteen", "police"),
    ("Fourteen people died, police said, while 20 were wounded, according to Oxfam.", "20", "Oxfam"),
]

BROKEN = [  # commas and apostrophes lost
    ("Raids on a market killed at least 29 civilians on Monday a monitor said.", "at least 29", "monitor"),
    (
        "Ten people were killed and dozens hurt in Aleppo a source in the militia said.",
        "Ten",
        "source in the militia",
    ),
    ("Shelling of Idlib killed 10 people activists said on Friday.", "10", "activists"),
    ("Shells hit a bus killing nine people Sputnik reported.", "nine", "Sputnik"),
    ("Raids on Raqqa killed nine people the Syrian Observatory for Human Rights said.", "nine", SOHR),
    ("Raids on Raqqa killed nine people the state news agency SANA said on Sunday.", "nine", "SANA"),
    ("Raids on Raqqa killed nine people said the Observatory.", "nine", SOHR),
    ("Nine people died said the Observatory a Britain-based group which reports on Syria.", "Nine", SOHR),
    (
        "Raids on Duma killed nine people local officials told reporters on Sunday stressing half are boys.",
        "nine",
        "local officials",
    ),
    (
        "Raids on Douma killed nine people local officials told reporters on Sunday stressing 5 were women.",
        "5",
        "local officials",
    ),
    ("The Observatory which relies on sources inside Syria for its information says 9 died.", "9", SOHR),
    ("The Syrian Observatory for Human Rights a British-based monitor gave a toll of eight.", "eight", SOHR),
    (
        "Nine people were killed in the town of Atareb the civil defence service said.",
        "Nine",
        "civil defence service",
    ),
    ("Syrias state news agency SANA said 9 people died.", "9", "SANA"),
]

NOBODY = [
    "14 people are believed to have died.",
    "About 14 people are estimated to have died.",
    "The rebels are said to have taken 14 hostages.",
    "14 people were reportedly killed.",
    "14 people were reported killed.",
    "According to estimates, 14 people died.",
    "According to reports, 14 people died.",
    "Reports say 14 people died.",
    "A poll found 14 percent of voters had not decided.",
    "The group is blamed for bombings which killed 14 people in 2002.",
    "Police arrested 14 men.",
    "The army killed 14 rebels.",
    "The government has earmarked $14 million.",
    "The storm claimed 14 lives.",
    "The group claimed responsibility for the blast, which killed 14 people.",
    "Police did not say whether the 14 men were armed.",
    "Police declined to confirm that 14 people had died.",
    "The 14 confirmed deaths were in Goma.",
    "Clashes continued amid reports of 14 deaths.",
    "An attack claimed by the Taliban killed 14 people.",
    "The ambassador says nobody was hurt in Monday's bombings that killed 14 people.",
    "Police said they were looking into the blast that killed 14 people.",
    "Officials say troops fought rebels in a conflict that has killed 14 thousand people.",
    "Police said the man was caught a day after gunmen killed 14 people.",
    "The army told 14 villages to leave.",
    "Three of the 14 suspects said nothing.",
    "The 14 officials said nothing.",
    "He said 14 people had died.",
    "DAMASCUS (Sputnik) At least 14 people died.",
    "14 people were killed in a raid on the Islamic State group's media office.",
]

CARRIED = [  # over sentences
    (
        "Capt. Jan Maas said no. In a valley by a river north of town 14 people died, an official said.",
        "14",
        "Jan Maas",
    ),
    ("The UN said food was short. It added that 14 people had starved.", "14", "UN"),
    ("The mayor said the town was calm. He said 14 people had been arrested.", "14", "mayor"),
    (
        "Officials spoke to reporters. Witnesses said shops were shut. They said 14 shells fell.",
        "14",
        "witnesses",
    ),
    (
        "A medical source told SANA the raid was over. The source added that 14 people died.",
        "14",
        "medical source",
    ),
    (
        "The Syrian Observatory for Human Rights said it had rained. The monitoring group said 14 died.",
        "14",
        SOHR,
    ),
    (
        "At least 14 died, a monitor said. The Syrian Observatory for Human Rights said the toll might rise.",
        "At least 14",
        SOHR,
    ),
    (
        "A war monitor said 14 people died. The Syrian Observatory for Human Rights has sources there.",
        "14",
        SOHR,
    ),
    ("António Guterres spoke on Monday. Mr Guterres said 14 people had died.", "14", "António Guterres"),
    (
        "UN Secretary General António Guterres came. Guterres said 14 people had died.",
        "14",
        "António Guterres",
    ),
    ('"It was a bad day," the mayor said. "We lost 14 people."', "14", "mayor"),
    ('The mayor said: "It was a bad day. We lost 14 people. We will rebuild."', "14", "mayor"),
    ('"We lost 14 people. It was a bad day," the mayor said.', "14", "mayor"),
    ("“We lost 14 people. It was a bad day,” said the mayor.", "14", "mayor"),
    (
        "Activists in Homs said planes had come. Activists in the area said 14 people died.",
        "14",
        "activists in Homs",
    ),
    ("Some 14 people died. (Source: World Food Programme)", "Some 14", "World Food Programme"),
    (
        "The ministry issued a statement. It is ready, the ministry said. The statement said 14 people died.",
        "14",
        "ministry",
    ),
]

OWN_VOICE = [  # a speaker's sentence before, none in the figure's own
    "Police said the road was open. In all 14 people have died.",
    "The army said the town was taken. More than 14 people have been killed since the war began.",
    'The mayor said: "It was a bad day." The storm killed 14 people.',
    "The UN said 30 people died. At least 14 were injured.",
    "The UN said it would send a team to the camp, where 14 families live.",
    "Lentils (best quality): the price rose by 14 percent in May.",
    "Italy recorded 14 deaths, Spain 9.",
    "Italy on Monday declared a state of emergency in 14 towns.",
    "Both countries also have claims to 14 islands.",
    "A storm swept the coast on Monday, claiming 14 lives.",
    '"We are safe," said Jan Maas, a farmer who fled with 14 goats.',
    "The army was beaten in the town of Raqqa reports say 14 men fled.",
    "According to data Iran has 14 dams.",
    "The highest toll reported in the north was 14.",
    "A total of cases reported in May stands at 14.",
]

COUNTS = [  # what somebody estimates or counts, in commentary
    ("By the ministry's count 14 fighters are left.", "14", "ministry"),
    ("In the view of Charles Lister 14 groups are left.", "14", "Charles Lister"),
    ("Some 50 have come, by the coalition's reckoning, and 14 have gone home.", "14", None),
    ("Oxfam's estimate is 14.", "14", "Oxfam"),
    ("A Pentagon estimate of 14 fighters was published.", "14", "Pentagon"),
    ("The army's claim that 14 villages were taken is new.", "14", "army"),
    ("Israeli warnings that 14 rockets are ready had no effect.", "14", "Israel"),
    ("US officials now speak of 14 fighters.", "14", "US officials"),
    ("The German government sees about 14 fighters in the town.", "about 14", "German government"),
    ("The panel concluded that 14 fighters were left.", "14", "panel"),
    ("They come from 14 countries, the charity found.", "14", "charity"),
    ("The paper by the UN attributes some 14 fighters to the group.", "some 14", "UN"),
    ("The Pentagon puts the strength of the group at 14.", "14", "Pentagon"),
    ("The governor cited a figure of 14.", "14", "governor"),
    ("The toll given by the governor was 14.", "14", "governor"),
    ("As the mayor put it, 14 were hurt.", "14", "mayor"),
    ("Washington believes that 14 fighters are left, Jeffrey told reporters.", "14", "Jeffrey"),
    ('"According to partners, 14 people died," the UN said.', "14", "UN"),
    ("Noting that 14 men were hurt, a spokesman said nothing would change.", "14", "spokesman"),
    ("The clinic said that 20 people had come and the hospital that it had taken 14.", "14", "hospital"),
    ("In mid-March Jan Egeland, the envoy, spoke of 14 deaths.", "14", "Jan Egeland"),
    ("The army released a video that shows 14 bodies.", "14", "army"),
    ("The mayor was quoted as saying by local media that 14 were hurt.", "14", "mayor"),
]

DESCRIBED = [  # mentioned again in other words
    ("Oxfam came. The British charity said 14 people died.", "14", "British charity"),
    ("Oxfam said it was late. The British charity said 14 people died.", "14", "Oxfam"),
    (
        "Save the Children said it was late. Its researchers found that 14 died.",
        "14",
        "Save the Children researchers",
    ),
    (
        "A study by the Soufan Group concludes. The New York consultancy counts 14 men.",
        "14",
        "Soufan Group",
    ),
    ("Gen. Joseph Votel said it was late. The general spoke of 14 deaths.", "14", "Joseph Votel"),
    ("Oxfam published a report on Monday. According to the report, 14 people died.", "14", "Oxfam"),
    ("Oxfam said it was late. According to its report, 14 people died.", "14", "Oxfam"),
    ("Aaron Zelin disagrees. In his view there are 14 groups.", "14", "Aaron Zelin"),
]

CONTINUED = [  # the sentence before goes on
    ("The UN said 30 people died. Some 14 of them were children.", "Some 14", "UN"),
    ("The UN said 30 people fled. This includes 14 in Goma.", "14", "UN"),
    ("The UN said 30 homes burnt. The homes comprise of 14 huts.", "14", "UN"),
    ("The UN said 30 people died. Among them were 14 children.", "14", "UN"),
    ("The UN counts 30 towns. That's down from 14 in May.", "14", "UN"),
    ("The UN said 30 people died. Another 14 people were killed on Friday.", "14", None),
    ("The UN said 30 people died.\n\nSome 14 of them were children.", "Some 14", None),
]

CITED = [  # in parentheses, for what goes before
    ("Rains hit 3 camps. Some 40 tents were lost (OCHA 12/03/2021).", "3", "OCHA"),
    ("Rains hit 3 camps. Some 40 tents were lost (OCHA 12/03/2021).", "Some 40", "OCHA"),
    ("Some 40 tents were lost (OCHA 12/03/2021; IOM 14/03/2021). Two bridges fell.", "Two", None),
    ("Some 40 tents were lost (OCHA 12/03/2021) and 7 wells (IOM 14/03/2021).", "7", "IOM"),
    ("There were 30 new cases of measles in the camp. (WHO situation reports)\n\nRain fell.", "30", "WHO"),
    ("Some 40 tents were given to internally displaced persons (IDPs).", "Some 40", None),
    ("KISUMU, 8 March (Reuters) - Some 40 tents were lost.", "Some 40", None),
    ("Rains hit 3 camps.\n\n(Reporting by Jan Maas; editing by Eva Blum)", "3", None),
]

OFFICES = [  # whose holder the text names elsewhere
    (
        "Fire killed 14 people, a police official said. Col. Jan Maas said the hotel had burnt down.",
        "14",
        "Jan Maas",
    ),
    (
        "Fire killed 14 people, a police official said. A guest, Jan Maas, said the hotel had burnt down.",
        "14",
        "police official",
    ),
    ("Fire killed 14 people, a witness said. Jan Maas said the hotel had burnt down.", "14", "witness"),
    (
        "Men killed 14 rebels, a military spokesman said. Jan Maas, a spokesman for the rebels, said one.",
        "14",
        "military spokesman",
    ),
    (
        "Guards killed 14 rebels, an army official said. Taliban spokesman Jan Maas said one had died.",
        "14",
        "army official",
    ),
    (
        "Rebels killed 14 men, a rebel spokesman said. Col. Jan Maas, an army spokesman, said one fled.",
        "14",
        "rebel spokesman",
    ),
    (
        "Men killed 14 rebels, a military spokesman said. Maj. Jan Maas, an army spokesman, said two fled.",
        "14",
        "Jan Maas",
    ),
    (
        "Rebels killed 14 men, a Taliban spokesman said. Jan Maas, a spokesman for the Taliban, said so.",
        "14",
        "Jan Maas",
    ),
    (
        "The Officer Commanding (OC) 4 Division, Maj. Jan Maas, said rebels had fled. The OC said 14 ran.",
        "14",
        "Jan Maas",
    ),
    (
        "According to the spokesman of the army, Col. Jan Maas yesterday in Goma, 14 rebels were caught.",
        "14",
        "Jan Maas",
    ),
    ("Maj. Jan Maas said rebels had fled. According to him, 14 were caught.", "14", "Jan Maas"),
    ("Chief Financial Officer Jan Maas said by phone that 14 shops would shut.", "14", "Jan Maas"),
]

CAPITALS = [  # of a whole sentence
    ("IN ADDITION, WITNESSES SAID THAT THE REBELS HAD BLOWN UP 14 BRIDGES.", "14", "WITNESSES"),
    ("THE MINISTRY HAS ADMITTED THAT THE REBELS HAD BLOWN UP 14 BRIDGES.", "14", "MINISTRY"),
]

QUOTED = [  # over paragraphs
    (
        "Jan Maas said, “Rain fell.\n\n“The wells broke.\n\n“We lost 14 boats.”\n\nHe went home.",
        "14",
        "Jan Maas",
    ),
    ("“Rain fell.\n\n“We lost 14 boats,” Jan Maas said.", "14", "Jan Maas"),
    ("Jan Maas said, “Rain fell.\n\nThe storm sank 14 boats.", "14", None),
    ("Jan Maas said this:\n\n> Rain fell.\n\n> We lost 14 boats.\n\nHe went home.", "14", "Jan Maas"),
]

TRANSCRIPTS = [
    ("GOMA, 3 MAY -- [SPEECH] [PRESIDENT JAN MAAS] [TEXT] WE LOST 14 BOATS.", "14", "Jan Maas"),
    ("GOMA, 3 MAY -- [REPORT] [EVA BLUM] [TEXT] THE TOWN LOST 14 BOATS.", "14", None),
    (
        "GOMA, 3 MAY -- [INTERVIEW WITH PRESIDENT JAN MAAS] [REPORTER] WHAT NOW?\n\n[MAAS] WE LOST 14 BOATS.",
        "14",
        "Jan Maas",
    ),
    ("MAAS: What now?\n\nO'DEE: The storm sank 14 boats.\n\nMAAS: Thank you.", "14", "O'Dee"),
    ("MAAS: It rained.\n\nTHE FACTS: The storm sank 14 boats.\n\nMAAS: Yes.", "14", None),
    ("[MAAS] IT RAINED.\n\n[STUDIO REPORTER] THE STORM SANK 14 BOATS.\n\n[MAAS] YES.", "14", None),
    ("[MAAS] IT RAINED.\n\n[REPORTER, INTERRUPTING] THE STORM SANK 14 BOATS.\n\n[MAAS] YES.", "14", None),
    ("[MAAS] IT RAINED. [END RECORDING]\n\nTHE STORM SANK 14 BOATS.\n\n[MAAS] YES.", "14", None),
    ("ACCORDING TO OFFICIAL REPORTS, 14 BOATS SANK IN THE STORM.", "14", None),
    ("SEC. MAAS: It rained.\n\nQ: How bad?\n\nSEC. MAAS: We lost 14 boats.", "14", "Maas"),
    ("SEC. MAAS: It rained.\n\nSEC. MAAS: Yes.\n\nQ: Is it true that 14 boats sank?", "14", None),
    ("MINISTER MAAS: We lost 14 boats.", "14", "Maas"),
    ("MR. McMAAS: It rained.\n\nMS BLUM: Thank you.\n\nMR. McMAAS: We lost 14 boats.", "14", "McMaas"),
    ("SENIOR HARBOUR OFFICIAL TWO: We lost 14 boats.", "14", "Senior Harbour Official Two"),
    ("Ms. BLUM. Mr. Speaker, we lost 14 boats.", "14", "Blum"),
    ("Ms. BLUM. It rained.\n\nThe SPEAKER pro tempore. The storm sank 14 boats.", "14", None),
    ("MS BLUM: It rained.\n\nQ Is it true that 14 boats sank?", "14", None),
    ("MS BLUM: It rained.\n\nMS BLUM: The administration announced 14 new boats.", "14", "Blum"),
    ("HARBOURS: The storm sank 14 boats.", "14", None),  # a heading
    ("MS BLUM: It rained. According to the Harbour Board, 14 boats sank.", "14", "Harbour Board"),
]

CONFIRMED = [  # in the next sentence
    (
        "About 14 boats sank in May. The mayor, Jan Maas, disclosed this at a briefing.",
        "About 14",
        "Jan Maas",
    ),
    ("About 14 boats sank in May. The mayor reported this week that rain fell.", "About 14", None),
]

AFTER_THE_VERB = [  # and without their commas
    ("Some 14 boats sank in Goma said Jan Maas, head of the harbour board.", "Some 14", "Jan Maas"),
    (
        "Some 14 boats sank, along with two ferries, said Jan Maas of the Board for Peace.",
        "Some 14",
        "Jan Maas",
    ),
    ("The storm sank 14 boats said the Observatory adding that 3 were saved.", "3", SOHR),
    (
        "Reuters also reported residents and rescue workers as saying that 14 boats sank.",
        "14",
        "residents and rescue workers",
    ),
    ("However the Harbour Board an NGO has put the number of boats at 14.", "14", "Harbour Board"),
    ("The Harbour Board (HB) a network of activists reported 14 wrecks.", "14", "Harbour Board"),
]

NAMED_ELSEWHERE = [
    ("Igor Maas flew in. Russian Maas said 14 jets had left.", "14", "Igor Maas"),
    ("Turkeys health ministry said 14 people were ill.", "14", "Turkish health ministry"),
    (
        "Flooding hit Iraq. The country’s Health Ministry said 14 people were ill.",
        "14",
        "Iraqi Health Ministry",
    ),
    ("The UN refugee agency said 14 camps were full.", "14", "UNHCR"),
    (
        'Fire chief Jan Maas said it rained. Argon said nothing. "We lost 14 boats," he said.',
        "14",
        "Jan Maas",
    ),
    ("Oxfam spoke, said witness Jan Maas. The charity said 14 camps were full.", "14", "Oxfam"),
    (
        "The deal is worth $14 million, according to two people briefed on it.",
        "$14 million",
        "people briefed",
    ),
    ("SANA said 14 men were held, citing an unnamed source.", "14", "SANA"),
    ("The Oxfam estimate of 30 camps leaves out 14 huts (IOM, 3 May 2020).", "14", "IOM"),
    ("PAHO/WHO report 14 cases.", "14", "PAHO/WHO"),
    (
        "Some 14 boats sank, according to a statement released Monday by the Navy Board.",
        "Some 14",
        "Navy Board",
    ),
    ("According to Oxfam two camps with 14 tents burnt.", "14", "Oxfam"),
    ("The town was hit again, with the Navy Board recording 14 raids.", "14", "Navy Board"),
    (
        "The World Bank expects a bad year. According to these projections 14 banks will fail.",
        "14",
        "World Bank",
    ),
    ("Oxfam told of hunger in its annual report. Rain fell. The report found 14 dams leak.", "14", "Oxfam"),
    ("The Ministry of Works (MoW) shut. The MoW said 14 roads were open.", "14", "Ministry of Works"),
    ("INAM, the Institute of Mines, said 14 shafts were open.", "14", "Institute of Mines"),
    ("The state website Gol News reported rain. It said 14 shafts were open.", "14", "Gol News"),
    ("Sales hit 14 tons, per the Goma Chamber of Trade.", "14 tons", "Goma Chamber of Trade"),
    (
        "A report by the Paris-based nonprofit Sunrise said 14 dams leak.",
        "14",
        "Sunrise",
    ),
    ("According to the results of a food survey made by Oxfam 14 dams leak.", "14", "Oxfam"),
]

HEADLINES = [
    ("Hundreds flee storm\n\nSome 14,000 people fled a storm, the mayor said.", "Hundreds", "mayor"),
    (
        "Raid kills 14: monitor\n\nA raid killed 14 people, the Syrian Observatory for Human Rights said.",
        "14",
        SOHR,
    ),
    ("UN: 14 aid workers killed\n\nIt has been a bad year.", "14", "UN"),
    ("14 killed in blast - police\n\nIt was a bad day.", "14", "police"),
    (
        "Raid kills 14 civilians\n\nThe raid was on Monday. At least fourteen civilians died, Airwars said.",
        "14",
        "Airwars",
    ),
    (
        "Raid kills 14 civilians in Douma\n\nAt least 14 civilians died. The army said 20 rebels died.",
        "14",
        None,
    ),
]


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    BEFORE_WHAT_IS_SAID
    + BEHIND_WHAT_IS_SAID
    + SECOND_HAND
    + SEVERAL
    + BROKEN
    + CARRIED
    + HEADLINES
    + COUNTS
    + DESCRIBED
    + CITED
    + QUOTED
    + AFTER_THE_VERB
    + TRANSCRIPTS
    + CONFIRMED
    + NAMED_ELSEWHERE
    + OFFICES
    + CAPITALS
    + CONTINUED,
)
def test_claimant_is_who_gives_the_figure(text: str, figure: str, expected: str | None) -> None:
    assert claimant(text, figure) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Remarks by Minister Jan Maas at the Harbour Day", "Jan Maas"),
        ("Minister Jan Maas At the Harbour Day", "Jan Maas"),
        ("Boats (speech of Mr. Maas)", "Maas"),
        ("Remarks by farmers at the Harbour Day", None),
        ("Minister Jan Maas visits Goma", None),
    ],
)
def test_the_speaker_of_a_speech_is_told_by_its_title(title: str, expected: str | None) -> None:
    assert claimant("Good morning. We lost 14 boats in May.", "14", title) == expected
    assert claimant("Some boats sank. The storm sank 14 of them.", "14", title) is None


def test_a_cut_character_is_nobody() -> None:
    assert claimant("Ana Hass, the minister,\u00c2 said 20 people had fled.", "20") is None


@pytest.mark.parametrize("text", NOBODY + OWN_VOICE)
def test_nobody_gives_a_figure_that_the_text_gives_in_its_own_voice(text: str) -> None:
    figures = ("14 percent", "$14 million", "About 14", "At least 14", "More than 14", "14 thousand", "14")
    figure = next(f for f in figures if f in text)
    assert claimant(text, figure) is None


def test_a_text_tells_who_gives_its_figure(said_by: Any, twenty: Callable[..., Claim]) -> None:
    assert twenty(said_by.phrase).claimant == said_by.expected["claimant"]


def test_a_text_in_its_own_voice_names_nobody(nothing: str, twenty: Callable[..., Claim]) -> None:
    assert twenty(nothing).claimant is None


def examples(sort: str) -> list[tuple[str, str]]:
    """The kind of entry and an example, for all entries of speech.toml."""
    kinds = ("speech_verb", "speaker", "speech_word")
    return [(kind, text) for kind in kinds for e in load_lexicon().entries(kind) for text in e.get(sort, ())]


def of_twenty(text: str) -> str | None:
    """The claimant of the first quantity of 20 in an example."""
    reading = read(Document(id="d", text=text + "."), load_lexicon())
    for index in range(len(reading.sentences)):
        for quantity in reading.quantities(index):
            if quantity.low == 20:
                value: str | None = find_claimant(quantity, reading).value
                return value
    raise AssertionError(f"no 20 in {text!r}")


@pytest.mark.parametrize(("kind", "text"), examples("yes"))
def test_an_example_of_the_lexicon_has_a_claimant(kind: str, text: str) -> None:
    assert of_twenty(text) is not None


@pytest.mark.parametrize(("kind", "text"), examples("no"))
def test_a_counter_example_of_the_lexicon_has_none(kind: str, text: str) -> None:
    assert of_twenty(text) is None


def test_the_same_document_gives_the_same_claimants_in_any_order() -> None:
    text = "The mayor said all was calm. He said 14 people had died. The group said 20 had died."
    reading = read(Document(id="d", text=text), load_lexicon())
    quantities = [q for k in range(3) for q in reading.quantities(k)]
    forward = [astuple(find_claimant(quantity, reading)) for quantity in quantities]
    fresh = read(Document(id="d", text=text), load_lexicon())
    again = [q for k in range(3) for q in fresh.quantities(k)]
    assert [astuple(find_claimant(quantity, fresh)) for quantity in reversed(again)] == forward[::-1]
