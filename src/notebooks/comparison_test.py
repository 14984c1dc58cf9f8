"""The comparison lets rounding pass and nothing else."""

import copy

from comparison import compare, difference


def notebook(text, source="x", kind="text/plain"):
    output = {"output_type": "execute_result", "data": {kind: text}}
    return {"cells": [{"cell_type": "code", "source": source, "outputs": [output]}]}


assert difference("error 1.2346e-05 at N=10", "error 1.2345e-05 at N=10") is None
assert difference("error 1.2349e-05", "error 1.2345e-05") is not None
assert difference("error 1.2346e-05", "error -1.2346e-05") is not None
assert difference("N = 10", "N = 11") is not None, "integers are exact"
assert difference("rate -1.00", "slope -1.00") is not None
assert difference('<line x1="10.00"/>', '<line x1="10.05"/>', drawn=True) is None
assert difference('<line x1="10.00"/>', '<line x1="11.00"/>', drawn=True) is not None

same = notebook("0.50000")
assert compare(same, copy.deepcopy(same)) == []
assert compare(same, notebook("0.50001")) == []
assert compare(same, notebook("0.50100")) != []
assert compare(same, notebook("0.50000", source="y")) != []
assert compare(same, notebook("0.50000", kind="text/html")) != []
assert compare(same, {"cells": []}) != []
silent = copy.deepcopy(same)
silent["cells"][0]["outputs"] = []
assert compare(same, silent) != [] and compare(silent, same) != []
