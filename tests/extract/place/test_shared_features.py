"""Features that many figures have in common are made once for a lexicon, each with its own weight there."""

from claims.extract.place.shared_features import SHARE, features_by_name, features_by_scale
from claims.lexicon import Lexicon


def test_the_same_names_are_the_same_features() -> None:
    known = features_by_name(Lexicon({}))
    assert known["back-1", "near-site"] is known["back-1", "near-site"]
    assert known["back-1", "near-site"].features == {"place.back-1": SHARE, "place.near-site": SHARE}
    assert known["back-1",] is not known["back-1", "near-site"]


def test_what_tells_of_scale_is_told_for_each() -> None:
    told = features_by_scale(Lexicon({}))[(("headline", SHARE),)]
    assert told["town"].features == {"place.headline-town": SHARE}
    assert told["region"].features == {"place.headline-region": SHARE}


def test_each_lexicon_weighs_them_anew() -> None:
    one, other = Lexicon({}), Lexicon({})
    one.index(features_by_name)["lead",].weight = 1.0
    assert other.index(features_by_name)["lead",].weight is None
