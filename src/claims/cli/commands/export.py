"""All claims as data."""

import claims
from claims.cli import options
from claims.cli.output import print_claims
from claims.view.export import Format


def export(
    *,
    metric: options.MetricOption = None,
    subject: options.Subject = None,
    place: options.Place = None,
    claimant: options.Claimant = None,
    source: options.Source = None,
    since: options.Since = None,
    until: options.Until = None,
    status: options.OfStatus = None,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.CSV,
    db: options.Database = options.DATABASE,
) -> None:
    """Each claim has its figure, bounds, qualifier, quote, claimant, source, dates and web address.

    In CSV, text that a spreadsheet would run as a formula is prefixed with an apostrophe.

    \b
    Example:
      claims export > claims.csv
      claims export --metric killed --since 2018 --format jsonl > killed.jsonl
    """
    with claims.open(db) as database:
        found = database.each_claim(
            metric,
            subject=subject,
            place=place,
            claimant=claimant,
            source=source,
            since=since,
            until=until,
            status=status,
            limit=limit,
        )
        print_claims(found, form)
