"""Writes a LightGBM booster as the columns that Sources/TextEngine/Learned/Trees.swift reads."""
import numpy


def columns(name, *boosters):
    """Columns for tables.write(); several boosters are averaged. The features must have been finite float32 numbers,
    without categories."""
    models = [booster.dump_model() for booster in boosters]
    roots, features, thresholds, lefts, rights, leaves = [], [], [], [], [], []

    def place(node):
        """The index of a node, its children after it."""
        if "leaf_value" in node and "split_feature" not in node:
            leaves.append(node["leaf_value"] / len(models))
            return -len(leaves)
        assert node["decision_type"] == "<=", node["decision_type"]
        index = len(features)
        features.append(node["split_feature"])
        thresholds.append(rounded_down(node["threshold"]))
        lefts.append(0)
        rights.append(0)
        lefts[index] = place(node["left_child"])
        rights[index] = place(node["right_child"])
        return index

    for model in models:
        roots += [place(tree["tree_structure"]) for tree in model["tree_info"]]
    model = models[0]
    sums = model["num_tree_per_iteration"]
    return {
        f"{name}.shape": numpy.array([model["max_feature_idx"] + 1, sums], "int32"),
        f"{name}.roots": numpy.array(roots, "int32"),
        f"{name}.features": numpy.array(features, "uint16"),
        f"{name}.thresholds": numpy.array(thresholds, "float32"),
        f"{name}.lefts": numpy.array(lefts, "int32"),
        f"{name}.rights": numpy.array(rights, "int32"),
        f"{name}.leaves": numpy.array(leaves, "float32"),
    }


def rounded_down(threshold):
    """To float32 downwards, so that the same float32 numbers pass as with the float64 threshold."""
    nearest = numpy.float32(threshold)
    return nearest if nearest <= threshold else numpy.nextafter(nearest, numpy.float32(-numpy.inf))
