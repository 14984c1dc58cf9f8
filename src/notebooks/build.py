"""Turns the notebooks' sources into executed .ipynb and HTML; called by src/notebooks/run.

A source is Markdown. A block fenced by ```java is a cell; ```java solution is a cell that the page folds away; everything else is prose.
"""

import base64
import html
import pathlib
import re
import sys
import time
import zipfile

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert.filters import markdown2html, Highlight2HTML

from comparison import compare

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
EXPORT = ROOT / "notebooks-export"
FENCE = re.compile(r"^```java( solution)?\n(.*?)^```$", re.M | re.S)


def notebook(source, name):
    """The notebook of a source, not yet executed. Cells are numbered, so that two exports differ only where they differ."""
    cells = []

    def prose(text):
        if text.strip():
            cells.append(nbformat.v4.new_markdown_cell(text.strip()))

    at = 0
    for block in FENCE.finditer(source):
        prose(source[at : block.start()])
        cell = nbformat.v4.new_code_cell(block.group(2).rstrip())
        if block.group(1):
            cell.metadata = {"tags": ["solution"], "jupyter": {"source_hidden": True, "outputs_hidden": True}}
        cells.append(cell)
        at = block.end()
    prose(source[at:])
    for number, cell in enumerate(cells, 1):
        cell["id"] = f"{name[:2]}-{number}"
    spec = {"name": "stosszahl", "display_name": "Java (Stosszahl)", "language": "java"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec})


def execute(book, name):
    client = NotebookClient(book, timeout=170, kernel_name="stosszahl", record_timing=False)
    try:
        client.execute()
    except CellExecutionError as failure:
        sys.exit(f"notebook {name}: a cell failed\n{failure}")
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stderr":
                sys.exit(f"notebook {name}: a cell complained\n{output.text}")


def joined(outputs):
    """One output for consecutive pieces of a stream: how a stream is cut depends on timing."""
    result = []
    for output in outputs:
        last = result[-1] if result else None
        if last and output.output_type == "stream" and last.output_type == "stream" and last.name == output.name:
            last.text += output.text
        else:
            result.append(output)
    return result


class Katex:
    """KaTeX out of the application's jar, its fonts inlined."""

    # Fonts that our formulas use; the others are never asked for.
    FONTS = re.compile(r"KaTeX_(Main|Math|Size\d|AMS|Caligraphic)-")

    def __init__(self):
        with zipfile.ZipFile(ROOT / "target" / "stosszahl.jar") as jar:
            dist = next(n for n in jar.namelist() if n.endswith("/dist/katex.min.css")).removesuffix("katex.min.css")
            read = lambda name: jar.read(dist + name)
            self.script = "".join(
                f"<script>{read(name).decode()}</script>" for name in ("katex.min.js", "contrib/auto-render.min.js")
            )
            licence = jar.read(dist.removesuffix("dist/") + "LICENSE").decode().strip()
            self.style = f"/*\nkatex\n{licence}\n*/\n" + self.inline(read("katex.min.css").decode(), read)

    def inline(self, css, read):
        def face(match):
            font = re.search(r"url\((fonts/[^)]*\.woff2)\)", match.group(0)).group(1)
            if not self.FONTS.search(font):
                return ""
            data = base64.b64encode(read(font)).decode()
            return re.sub(r"src:[^;}]*", f'src:url(data:font/woff2;base64,{data}) format("woff2")', match.group(0))

        return re.sub(r"@font-face\{[^}]*\}", face, css)


def shown(output):
    if output.output_type == "stream":
        return f"<pre>{html.escape(output.text)}</pre>"
    if "text/html" in output.data:
        return output.data["text/html"]
    return f"<pre>{html.escape(output.data['text/plain'])}</pre>"


def page(book, title, others, katex):
    highlight = Highlight2HTML(pygments_lexer="java")
    body = []
    for cell in book.cells:
        if cell.cell_type == "markdown":
            body.append(f'<section class="prose">{markdown2html(cell.source)}</section>')
            continue
        code = f'<div class="code">{highlight(cell.source, language="java")}</div>'
        results = "".join(f'<div class="output">{shown(o)}</div>' for o in cell.outputs)
        if "solution" in cell.metadata.get("tags", []):
            body.append(f"<details><summary>Solution, run</summary>{code}{results}</details>")
        else:
            body.append(code + results)
    links = " · ".join(
        f'<span aria-current="page">{n}</span>' if t == title else f'<a href="{f}">{n}</a>' for n, f, t in others
    )
    template = (HERE / "page.html").read_text()
    for key, value in {
        "@TITLE@": html.escape(title),
        "@KATEX-STYLE@": katex.style,
        "@LINKS@": links,
        "@BODY@": "\n".join(body),
        "@SCRIPT@": katex.script,
    }.items():
        template = template.replace(key, value)
    return template


def title_of(source):
    return re.search(r"^# (.*)$", source, re.M).group(1)


def main():
    export = "--export" in sys.argv[1:]
    chosen = [a for a in sys.argv[1:] if a != "--export"]
    sources = {p.stem: p.read_text() for p in sorted(HERE.glob("[0-9][0-9]-*.md"))}
    unknown = [c for c in chosen if c not in sources]
    if unknown:
        sys.exit(f"no notebook {unknown[0]}; there are {', '.join(sources)}")
    katex = Katex()
    others = [(n[:2], n + ".html", title_of(text)) for n, text in sources.items()]
    wrong = 0
    for name in chosen or sources:
        start = time.time()
        book = notebook(sources[name], name)
        execute(book, name)
        target = EXPORT / f"{name}.ipynb"
        if export:
            EXPORT.mkdir(exist_ok=True)
            for cell in book.cells:
                cell.metadata.pop("execution", None)
            nbformat.write(book, target)
            (EXPORT / f"{name}.html").write_text(page(book, title_of(sources[name]), others, katex))
            print(f"notebook {name}: exported, {time.time() - start:.0f} s")
            continue
        if not target.exists():
            lines = [f"{target.relative_to(ROOT)} is missing; run src/notebooks/run --export"]
        else:
            lines = compare(book, nbformat.read(target, as_version=4))
        wrong += bool(lines)
        print(f"notebook {name}: {'as exported' if not lines else 'differs'}, {time.time() - start:.0f} s")
        for line in lines:
            print(f"  {line}")
    sys.exit(1 if wrong else 0)


main()
