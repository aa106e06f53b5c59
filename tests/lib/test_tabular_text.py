"""Text tables in every dialect: encodings, delimiters, quotes, headings, limits; each refusal has its place."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam.lib.tabular import Limits, Table, Unreadable, open_table

FRENCH = "société;secteur;créée le\r\nVerrières du Nord;énergie — côté mer;31/12/2026\r\n"


def table(text: str | bytes, name: str = "file.csv", **options: Any) -> Table:
    data = text.encode() if isinstance(text, str) else text
    return open_table(data, name, **options)


def values(found: Table) -> list[tuple[object, ...]]:
    return [row.values for row in found]


def refusal(text: str | bytes, name: str = "file.csv", **options: Any) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        list(table(text, name, **options))
    return caught.value


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("mac-roman", "mac-roman"),
    ],
)
def test_french_text_survives_every_usual_encoding(encoding: str, told: str) -> None:
    found = table(FRENCH.encode(encoding))
    assert found.headers == ("société", "secteur", "créée le")
    assert values(found) == [("Verrières du Nord", "énergie — côté mer", "31/12/2026")]
    assert (found.facts.encoding, found.facts.delimiter) == (told, ";")


def test_latin_1_and_the_old_dos_page() -> None:
    assert table("société;ville\nPélican;Orléans\n".encode("latin-1")).facts.encoding == "latin-1"
    found = table("société;numéro\nPélican;Décidé\n".encode("cp850"))
    assert values(found) == [("Pélican", "Décidé")]


def test_the_reader_may_overrule_the_encoding() -> None:
    data = "nom;x\nÉtoile;1\n".encode("cp1252")
    assert values(table(data, encoding="cp1252")) == [("Étoile", "1")]
    assert "not known" in str(refusal(data, encoding="klingon"))


def test_damaged_utf8_is_refused_at_its_line_not_garbled() -> None:
    error = refusal("nom;ville\nPélican;Orléans\nMaëlle;Évry".encode() + b"\xe9\n")
    assert error.line == 3
    assert "UTF-8" in str(error)
    assert "character 12" in str(error)


def test_truncated_utf16_is_refused() -> None:
    assert refusal("nom,x\nÉtoile,1\n".encode("utf-16")[:-1]).line is not None


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_delimiters(mark: str) -> None:
    text = mark.join(("name", "amount", "note")) + "\n" + mark.join(("A", "1", "x")) + "\n"
    assert table(text).facts.delimiter == mark


def test_decimal_commas_do_not_pass_for_delimiters() -> None:
    found = table("nom;prix;part\nA;1,5;2,25\nB;3,75;4,5\n")
    assert (found.facts.delimiter, values(found)[0]) == (";", ("A", "1,5", "2,25"))


def test_a_declared_delimiter_counts_and_lines_stay_true() -> None:
    found = table("sep=;\r\nname;x\r\nA,B;1\r\n")
    assert (found.headers, [(row.line_number, row.values) for row in found]) == (("name", "x"), [(3, ("A,B", "1"))])


def test_quoted_newlines_keep_the_line_where_the_row_starts() -> None:
    found = table('name,note\nA,"one\ntwo\nthree"\nB,x\n')
    assert [(row.line_number, row.values[1]) for row in found] == [(2, "one\ntwo\nthree"), (5, "x")]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings(ending: str) -> None:
    assert values(table(ending.join(("a,b", "1,2", "3,4")))) == [("1", "2"), ("3", "4")]


def test_an_open_quotation_mark_is_found_at_its_row_and_column() -> None:
    error = refusal('name,city,note\nA,B,C\nD,"E,F\nG,H,I\n')
    assert (error.line, error.column) == (3, "B")


def test_text_after_a_closing_quotation_mark_is_refused() -> None:
    error = refusal('name,city\nA,B\n"C","D"x\n')
    assert (error.line, error.column) == (3, "B")


def test_a_zero_byte_and_a_huge_cell_are_refused_at_their_place() -> None:
    error = refusal("name,city\nA,B\nC,D\0E\n")
    assert (error.line, error.column) == (3, "city")
    error = refusal("name,city\nA," + "x" * 40_000 + "\n")
    assert (error.line, error.column) == (2, "city")
    error = refusal("name,city\nA," + "x" * 200_000 + "\n")
    assert (error.line, error.column) == (2, "B")


def test_headings() -> None:
    error = refusal("name,city,Name \nA,B,C\n")
    assert (error.line, error.column) == (1, "Name")
    assert "A" in str(error)
    assert "C" in str(error)
    found = table("name,,city,,\nA,x,B,,\n")
    assert found.headers == ("name", "(B)", "city")
    assert [str(note) for note in found.notes] == ["Column B has no heading."]
    assert refusal("name\n" * 1 + "\n\n").line == 1
    assert refusal(",".join(f"c{place}" for place in range(300)) + "\n1\n").column is not None


def test_the_first_row_with_something_holds_the_headings() -> None:
    found = table("\n,,\nname,city\nA,B\n")
    assert (found.headers, [row.line_number for row in found]) == (("name", "city"), [4])


def test_ragged_rows_are_told_and_blank_rows_are_kept_between_others() -> None:
    rows = list(table("a,b,c\n1,2,3\n\n4,5\n6,7,8,9\n10,11,12,,\n\n\n"))
    assert [row.line_number for row in rows] == [2, 3, 4, 5, 6]
    assert rows[1].blank
    assert [len(row.values) for row in rows] == [3] * 5
    assert [(problem.fatal, problem.column) for problem in rows[2].problems] == [(False, None)]
    assert [(problem.fatal, problem.column) for problem in rows[3].problems] == [(True, 3)]
    assert "4 cells" in str(rows[3].problems[0].message)
    assert rows[4].problems == ()


@pytest.mark.parametrize("data", [b"", b"   \n\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b",,,\n,,\n"])
def test_empty_files(data: bytes) -> None:
    assert "empty" in str(refusal(data))


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "a.csv", "binary"),
        (bytes(range(1, 32)) * 200, "a.csv", "binary"),
        (b"%PDF-1.7", "a.csv", "binary"),
        (b"<html><table><tr><td>1</td></tr></table>", "a.xlsx", "web page"),
        (b"<!DOCTYPE html><p>", "a.csv", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a.xlsx", "older Excel"),
        (b"PK\x03\x04" + bytes(99), "a.csv", "ending .xlsx"),
        (b"name,x\nA,1\n", "a.xlsx", "ending .csv"),
        (b"name,x\nA,1\n", "a.xls", "not read"),
        (b"name,x\nA,1\n", "table", "not read"),
    ],
)
def test_other_files_are_refused_for_what_they_are(data: bytes, name: str, words: str) -> None:
    assert words in str(refusal(data, name))


class Upload(io.BytesIO):
    """An uploaded file that says its size and must not be read when that is too much."""

    size = 200 * 1024 * 1024

    def read(self, size: int | None = -1, /) -> bytes:
        raise AssertionError("read although too large")


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="larger than 25 MB"):
        open_table(Upload(), "a.csv")
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(Upload.size)
    with pytest.raises(Unreadable, match="larger than 25 MB"):
        open_table(path, "a.csv")


def test_files_and_paths_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(FRENCH.encode())
    assert values(open_table(path, "a.csv")) == values(open_table(io.BytesIO(FRENCH.encode()), "a.csv"))


def test_too_many_rows_are_refused_at_the_first_one_too_many() -> None:
    assert refusal("a,b\n" + "1,2\n" * 11, limits=Limits(rows=10)).line == 12
    assert len(values(table("a,b\n" + "1,2\n" * 10, limits=Limits(rows=10)))) == 10


def test_a_table_can_be_read_twice_and_previewed() -> None:
    found = table("a,b\n1,2\n\n3,4\n")
    assert values(found) == values(found)
    assert [row.values for row in found.head(2)] == [("1", "2"), ("3", "4")]


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx", "a.txt"]))
def test_any_bytes_give_a_table_or_a_reason(data: bytes, name: str) -> None:
    try:
        found: object = list(open_table(data, name))
    except Unreadable as error:
        found = str(error)
    assert found
