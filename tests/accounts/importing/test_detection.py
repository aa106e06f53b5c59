"""Guessing what a file is: kinds and columns in English and French, with reasons, and a mapping that travels."""

from __future__ import annotations

from decimal import Decimal

import pytest

from accounts.choices import ImportKind
from accounts.importing import Column, ColumnMap, Proposal, from_json, kind_of, propose
from kam.lib.tabular import open_table


def proposal(text: str, kind: ImportKind | None = None) -> Proposal:
    table = open_table(text.encode(), "a.csv")
    return propose(table.headers, table.head(50), kind)


def fields(found: Proposal) -> dict[str, str | None]:
    return {guess.header: guess.field for guess in found.guesses}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("account,sector,revenue,office_location\nA,retail,1.5,Norway\n", ImportKind.ACCOUNTS),
        ("Raison sociale;Secteur d'activité;Pays\nA;énergie;Norvège\n", ImportKind.ACCOUNTS),
        ("Nom;E-mail;Responsable;Bureau\nA B;a@b.example;C D;Lyon\n", ImportKind.TEAM),
        ("Produit;Gamme;Prix de vente\nA;B;12,5\n", ImportKind.PRODUCTS),
        (
            "Affaire;Commercial;Produit;Compte;Étape;Date de clôture;Montant\n1;A;B;C;Gagnée;31/12/2026;5\n",
            ImportKind.REVENUE,
        ),
        ("Deal ID,Customer,Status,Closing date,Deal value\n1,A,Won,2026-01-31,5\n", ImportKind.REVENUE),
    ],
)
def test_the_kind_of_a_file(text: str, kind: ImportKind) -> None:
    found = proposal(text)
    assert found.kind == kind
    assert None not in fields(found).values()
    assert found.confidence > 0.9


def test_close_and_composed_headings_with_their_reasons() -> None:
    found = proposal("Companny,Main country,Wobsite,zzz\nA,Norway,a.example,1\n", ImportKind.ACCOUNTS)
    assert fields(found) == {
        "Companny": "name",
        "Main country": "country",
        "Wobsite": "website",
        "zzz": None,
    }
    reasons = [str(guess.reason) for guess in found.guesses]
    assert reasons == [
        "The heading is close to “company”.",
        "The heading holds “country”.",
        "The heading is close to “website”.",
        "No field fits; the column is not imported.",
    ]
    assert found.guesses[0].confidence == 0.6


def test_values_that_deny_a_heading_win() -> None:
    found = proposal("account,main country\nA,12\nB,13\n", ImportKind.ACCOUNTS)
    assert fields(found)["main country"] is None
    found = proposal("account,country\nA,12\nB,Norway\n", ImportKind.ACCOUNTS)
    assert (found.guesses[1].field, found.guesses[1].confidence) == ("country", 0.73)
    assert str(found.guesses[1].reason) == "1 of 2 values can be read."


def test_a_field_has_one_column() -> None:
    found = proposal("account,company\nA,B\n", ImportKind.ACCOUNTS)
    assert list(fields(found).values()) == ["name", None]


@pytest.mark.parametrize(
    ("header", "rows", "unit"),
    [
        ("revenue", [("1100.04", "2822"), ("4.54", "9")], "1"),
        ("revenue", [("1100040", "2822"), ("4540", "9")], "0.001"),
        ("revenue", [("1100040000", "2822"), ("4540000", "9")], "0.000001"),
        ("revenue (k€)", [("5", "1"), ("6", "x")], "0.001"),
        ("CA M€", [("5", "0")], "1"),
        ("revenue", [("x", "y")], "1"),
    ],
)
def test_the_unit_of_a_clients_revenue(header: str, rows: list[tuple[str, str]], unit: str) -> None:
    text = f"account;{header};employees\n" + "".join(f"A{at};{one};{two}\n" for at, (one, two) in enumerate(rows))
    found = proposal(text, ImportKind.ACCOUNTS)
    column = found.columns.columns.get("client_revenue")
    assert column is None or column.unit == Decimal(unit)
    assert column is not None or rows == [("x", "y")]


def test_a_mapping_travels_through_json() -> None:
    columns = ColumnMap(
        kind_of("accounts"),
        {
            "name": Column("N"),
            "client_revenue": Column("R", Decimal("0.001"), ",", None),
            "founded": Column("F", day_first=True),
        },
        {"industry": {"tech": "technology"}},
    )
    assert from_json(columns.as_json()) == columns
    kept = columns.as_json()
    kept["columns"]["client_revenue"] |= {"unit": "7", "decimal_mark": "x", "day_first": "maybe"}
    assert from_json(kept).columns["client_revenue"] == Column("R")
    kept["columns"]["client_revenue"]["unit"] = "a lot"
    assert from_json(kept).columns["client_revenue"].unit == 1


def test_a_mapping_says_what_is_wrong_with_it() -> None:
    columns = ColumnMap(
        kind_of("revenue"), {"account": Column("A"), "product": Column("A"), "zz": Column("Z"), "stage": Column("?")}
    )
    problems = [str(problem) for problem in columns.problems(["A", "Z"])]
    assert problems == [
        "Choose the column for “Closed on”.",
        "Choose the column for “Amount”.",
        "The column “A” is used twice.",
        "The file has no column “Z”.",
        "The file has no column “?”.",
    ]
