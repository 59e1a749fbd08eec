"""Office documents, made part by part: just enough of each, in the order in which programs write them."""

from tests.scanner.making.packed import packed

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
R = f'xmlns:r="{OFFICE}"'
MAINS = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}


def relations(*pairs: tuple[str, str], outside=()) -> str:
    """Relations r1, r2, … of a part: kind and target."""
    lines = [
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(pairs, 1)
    ]
    lines += [
        f'<Relationship Id="x{n}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for n, (kind, target) in enumerate(outside, 1)
    ]
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def office(ending: str, parts: dict[str, bytes | str]) -> bytes:
    """A package of the kind with these parts beside what every package has."""
    main, kind = MAINS[ending]
    media = "application/vnd.openxmlformats-officedocument"
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{media}.{kind}.main+xml"/></Types>'
    )
    return packed({"[Content_Types].xml": types, "_rels/.rels": relations(("officeDocument", main)), **parts})


def docx(body: str = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>", *, links=(), outside=(), **more: bytes | str) -> bytes:
    """A Word document; ``more`` names parts below word/ with _ for / and without their ending, or in full."""
    parts = {
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*links, outside=outside),
    }
    return office("docx", parts | full(more, "word"))


def full(more: dict, folder: str) -> dict:
    """Names of parts as they stand in the package."""
    return {name if "/" in name or "." in name else f"{folder}/{name}.xml": content for name, content in more.items()}


def paragraph(*runs: str) -> str:
    """A paragraph of runs; a plain text becomes a run."""
    return "<w:p>" + "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def run(text: str, how: str = "") -> str:
    """A run of text that looks so."""
    return f"<w:r><w:rPr>{how}</w:rPr><w:t>{text}</w:t></w:r>"


def table(*rows: tuple[str, ...], row: str = "") -> str:
    """A table of texts; ``row`` is said of every row."""
    cells = ["".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in texts) for texts in rows]
    return "<w:tbl>" + "".join(f"<w:tr><w:trPr>{row}</w:trPr>{one}</w:tr>" for one in cells) + "</w:tbl>"


def core(**fields: str) -> str:
    """What a document says of itself."""
    lines = "".join(f"<dc:{name}>{text}</dc:{name}>" for name, text in fields.items())
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{lines}</cp:coreProperties>'
    )


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """A sheet of rows."""
    return f"<worksheet {S} {R}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def row(number: int, *texts: str, about: str = "") -> str:
    """A row of texts, kept in the cells; a cell that starts with < stands as it is."""
    cells = [
        text if text.startswith("<") else f'<c r="{chr(65 + n)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for n, text in enumerate(texts)
    ]
    return f'<row r="{number}" {about}>{"".join(cells)}</row>'


def xlsx(sheets: dict[str, str] | None = None, *, states=(), names: str = "", outside=(), **more: bytes | str) -> bytes:
    """A workbook of named sheets; ``states`` says how visible each is, in their order."""
    sheets = {"名单": sheet(row(1, "姓名"))} if sheets is None else sheets
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" {f"""state="{states[n - 1]}" """ if states else ""}r:id="r{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    parts = {
        "xl/workbook.xml": f"<workbook {S} {R}><sheets>{listed}</sheets>{names}</workbook>",
        "xl/_rels/workbook.xml.rels": relations(*targets, ("sharedStrings", "sharedStrings.xml"), outside=outside),
        **{f"xl/worksheets/sheet{n}.xml": one for n, one in enumerate(sheets.values(), 1)},
    }
    return office("xlsx", parts | full(more, "xl"))


def slide(*shapes: str, about: str = "", root: str = "sld") -> str:
    """A slide of shapes; a plain text becomes one."""
    whole = "".join(one if one.startswith("<") else shape(one) for one in shapes)
    return f"<p:{root} {P} {R} {about}><p:cSld><p:spTree>{whole}</p:spTree></p:cSld></p:{root}>"


def shape(text: str, about: str = "", place: str = "") -> str:
    """A shape with a paragraph."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" {about}/></p:nvSpPr><p:spPr>{place}</p:spPr>'
        f"<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def pptx(slides: list[str] | None = None, **more: bytes | str) -> bytes:
    """A presentation of slides."""
    slides = [slide("标题")] if slides is None else slides
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="r{n}"/>' for n in range(1, len(slides) + 1))
    parts = {
        "ppt/presentation.xml": f"<p:presentation {P} {R}><p:sldIdLst>{listed}</p:sldIdLst>"
        '<p:sldSz cx="9144000" cy="6858000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": relations(
            *(("slide", f"slides/slide{n}.xml") for n in range(1, len(slides) + 1))
        ),
        **{f"ppt/slides/slide{n}.xml": one for n, one in enumerate(slides, 1)},
    }
    return office("pptx", parts | full(more, "ppt"))
