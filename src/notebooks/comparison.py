"""Are two executed notebooks the same beyond rounding: the same words, and numbers that agree to what is printed."""

import re

NUMBER = re.compile(r"(?<![A-Za-z0-9_#])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")

# Coordinates of a plot are printed to 1/100 of a pixel; a tenth of a pixel cannot be seen.
PIXEL = 0.1


def unit(text):
    """One unit in the last printed digit."""
    mantissa, _, exponent = text.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    return 10.0 ** ((int(exponent) if exponent else 0) - decimals)


def close(a, b, drawn):
    if a == b:
        return True
    if drawn:
        return abs(float(a) - float(b)) <= PIXEL
    if "." not in a + b and "e" not in (a + b).lower():
        return False
    return abs(float(a) - float(b)) <= 1.01 * max(unit(a), unit(b))


def difference(new, old, drawn=False):
    """The first place where two texts differ beyond rounding, or None."""
    if NUMBER.sub("0", new) != NUMBER.sub("0", old):
        return "the words differ"
    for a, b in zip(NUMBER.findall(new), NUMBER.findall(old)):
        if not close(a, b, drawn):
            return f"{a} now, {b} exported"
    return None


def outputs(cell):
    """What a cell shows: (kind, text)."""
    found = []
    for output in cell.get("outputs", []):
        if output["output_type"] == "stream":
            found.append((output["name"], "".join(output["text"])))
        elif output["output_type"] == "error":
            found.append(("error", output["evalue"]))
        else:
            for kind, text in sorted(output["data"].items()):
                found.append((kind, "".join(text)))
    return found


def compare(new, old):
    """All differences of two notebooks, as lines."""
    if len(new["cells"]) != len(old["cells"]):
        return [f"{len(new['cells'])} cells now, {len(old['cells'])} exported"]
    lines = []
    for i, (a, b) in enumerate(zip(new["cells"], old["cells"]), 1):
        if (a["cell_type"], "".join(a["source"])) != (b["cell_type"], "".join(b["source"])):
            lines.append(f"cell {i}: the source differs")
            continue
        shown, exported = outputs(a), outputs(b)
        if [kind for kind, _ in shown] != [kind for kind, _ in exported]:
            lines.append(f"cell {i}: shows {[k for k, _ in shown]} now, {[k for k, _ in exported]} exported")
            continue
        for (kind, x), (_, y) in zip(shown, exported):
            found = difference(x, y, drawn="<svg" in x)
            if found:
                lines.append(f"cell {i}, {kind}: {found}")
    return lines
