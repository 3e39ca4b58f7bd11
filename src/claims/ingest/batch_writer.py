"""Write what was found, some inputs at a time in one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from traceback import clear_frames

from sqlalchemy import Connection

from claims.errors import InputError
from claims.ingest.claim_finder import ClaimFinder
from claims.ingest.input_stages import REFUSED, Found, origin_of, refused
from claims.ingest.outcome import Outcome
from claims.model import Document, ModelAnswer
from claims.no_cycles import no_cycles
from claims.store.engine import write_transaction
from claims.store.model_answers import keep_answer
from claims.store.new_texts.many_at_once import Kind, NewText, each_text_once, save_texts, tell_apart
from claims.store.new_texts.printed_again import Reprint, save_reprints
from claims.store.plans import known_texts, plan, plan_known, refuse_unstorable
from claims.store.runs import BY_RULES, Run, record_failure
from claims.store.write import Saved, save_planned


@dataclass(frozen=True, slots=True)
class BatchWriter:
    """The one who writes. What has to be read otherwise, when others have come in, the finder finds anew."""

    connection: Connection
    run: Run
    finder: ClaimFinder

    def write(self, found: Sequence[Found]) -> Iterator[Outcome]:
        """Write what was found, and tell what became of each. What has to be read otherwise when others have
        come in is read then, and written in the next round."""
        told: dict[int, Outcome] = {}
        waiting = list(enumerate(found))
        while waiting:
            written = self._write_or_nothing([it for _, it in waiting])
            if written is None:
                told |= {place: self._write_alone(it) for place, it in waiting}
                break
            told |= {place: it for (place, _), it in zip(waiting, written, strict=True) if it is not None}
            waiting = [
                (place, self.finder.find_anew(it.begun.item)) for place, it in waiting if place not in told
            ]
        yield from (told[place] for place in sorted(told))

    def keep_answers(self, answers: Sequence[ModelAnswer]) -> None:
        """Keep the answers on documents that were not finished: nobody has to be asked for them again."""
        if answers:
            with write_transaction(self.connection):
                for answer in answers:
                    keep_answer(self.connection, answer)

    def _write_or_nothing(self, found: Sequence[Found]) -> list[Outcome | None] | None:
        """Write what was found in one transaction. None: nothing is, for one of it cannot be kept."""
        printed = set(self.run.printed)
        self.finder.lookup.see_anew()
        try:
            with write_transaction(self.connection), no_cycles():
                return self._write_together(found)
        except BaseException as error:
            self.run.printed.intersection_update(printed)
            self.run.rules.clear()  # later documents may have looked up what earlier ones added
            if isinstance(error, REFUSED):
                return None
            # Cut short in the middle, a cursor in one of the frames may still hold the database: without them
            # it is free again, for answers that were paid for. What was found here the next run finds again.
            clear_frames(error.__traceback__)
            raise

    def _write_together(self, found: Sequence[Found]) -> list[Outcome | None]:
        """Write what was found, first the texts that nobody knows, then those that are printed once more;
        None for what has to be read otherwise."""
        given = {
            place: it.begun.item
            for place, it in enumerate(found)
            if isinstance(it.begun.item, Document) and it.done is None and not it.answers
        }
        kinds = dict(zip(given, tell_apart(self.connection, list(given.values())), strict=True))
        new = {
            place: NewText(document, found[place].claims)
            for place, document in given.items()
            if kinds[place] is Kind.NEW and found[place].document == document
        }
        save_texts(self.connection, list(new.values()), self.run)
        told: dict[int, Outcome | None] = {
            place: _told(found[place], Saved("added", len(it.claims))) for place, it in new.items()
        }
        again = {place: it for place, it in given.items() if kinds[place] is Kind.REPRINT}
        for some in each_text_once(again) if self.run.reader == BY_RULES else ():
            told |= self._write_reprints(found, some)
        return [told[place] if place in told else self._write_one(it) for place, it in enumerate(found)]

    def _write_reprints(
        self, found: Sequence[Found], documents: Mapping[int, Document]
    ) -> dict[int, Outcome | None]:
        """Write those documents, given by their places and each of another text, that do nothing but print a
        known text once more; None for what has to be read otherwise."""
        texts = known_texts(self.connection, documents.values())
        reprints: dict[int, Reprint] = {}
        told: dict[int, Outcome | None] = {}
        for place, document in documents.items():
            if (text := texts.get(document.sha256)) is None:
                continue
            refuse_unstorable(document)
            reprint = Reprint(text, plan_known(document, text, self.run), document, found[place].claims)
            if reprint.alone and reprint.todo.extract and reprint.todo.document != found[place].document:
                told[place] = None
            elif reprint.alone:
                reprints[place] = reprint
        saved = save_reprints(self.connection, list(reprints.values()), self.run)
        return told | {place: _told(found[place], it) for place, it in zip(reprints, saved, strict=True)}

    def _write_one(self, it: Found) -> Outcome | None:
        """Write one input in the transaction that is open; None: it has to be read, or read otherwise."""
        item = it.begun.item
        if it.done is not None:
            return it.done
        if isinstance(item, InputError):
            record_failure(self.connection, self.run, item)
            return Outcome("failed", item.origin, error=item)
        todo = plan(self.connection, item, self.run)
        if todo.extract and todo.document != it.document:
            return None
        return _told(it, save_planned(self.connection, todo, item, it.claims, self.run, it.answers))

    def _write_alone(self, it: Found) -> Outcome:
        """Write an input in a transaction of its own, read anew if need be; or its failure."""
        while True:
            try:
                self.finder.lookup.see_anew()
                with write_transaction(self.connection):
                    outcome = self._write_one(it)
                if outcome is not None:
                    return outcome
                it = self.finder.find_anew(it.begun.item)
            except REFUSED as error:
                it = Found(refused(it.begun.item, error))


def _told(it: Found, saved: Saved) -> Outcome:
    """What became of an input that was written."""
    origin = origin_of(it.begun.item)
    return Outcome(saved.kind, origin, saved.claims, gone=saved.gone, new=saved.new, silent=it.silent)
