// Prints what the Bicep files given as arguments say, as JSON: faults of syntax, literal variables, keys of objects.
const { readFileSync } = require("node:fs");
const Parser = require("tree-sitter");
const bicep = require("tree-sitter-bicep");

const parser = new Parser();
parser.setLanguage(bicep);

function* nodes(node) {
  yield node;
  for (const child of node.namedChildren) {
    yield* nodes(child);
  }
}

// A literal as the value it stands for; anything else as null.
function value(node) {
  switch (node.type) {
    case "string":
      return node.text.slice(1, -1);
    case "array":
      return node.namedChildren.filter((child) => child.type !== "comment").map(value);
    case "object":
      return Object.fromEntries(properties(node).map(([key, content]) => [key, value(content)]));
    case "number":
      return Number(node.text);
    default:
      return null;
  }
}

function properties(object) {
  return object.namedChildren
    .filter((child) => child.type === "object_property" && child.namedChildCount > 1)
    .map((property) => [name(property.namedChildren[0]), property.namedChildren.at(-1)]);
}

function isName(node) {
  return node.type === "identifier";
}

function moduleParameters(module) {
  const all = [...nodes(module)].filter((node) => node.type === "object_property");
  const parameters = all.find((node) => node.namedChildren[0].text === "params");
  return parameters ? value(parameters.namedChildren.at(-1)) : {};
}

function name(node) {
  return node.type === "string" ? node.text.slice(1, -1) : node.text;
}

function read(file) {
  const { rootNode } = parser.parse(readFileSync(file, "utf8"));
  const all = [...nodes(rootNode)];
  const declared = (type) => all.filter((node) => node.type === type);
  return {
    faults: all
      .filter((node) => node.type === "ERROR" || node.isMissing)
      .map((node) => `line ${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`)
      .concat(rootNode.hasError ? ["a syntax error"] : []),
    variables: Object.fromEntries(
      declared("variable_declaration").map((node) => [node.namedChildren[0].text, value(node.namedChildren.at(-1))]),
    ),
    // True for those that a caller must give.
    parameters: Object.fromEntries(
      declared("parameter_declaration").map((node) => [node.namedChildren.find(isName).text, !node.text.includes("=")]),
    ),
    outputs: declared("output_declaration").map((node) => node.namedChildren.find(isName).text),
    modules: declared("module_declaration").map((node) => ({
      symbol: node.namedChildren.find(isName).text,
      path: name(node.namedChildren.find((child) => child.type === "string")),
      given: Object.keys(moduleParameters(node)),
    })),
    uses: [...rootNode.text.matchAll(/(\w+)!?\.outputs\.(\w+)/g)].map(([, symbol, output]) => ({ symbol, output })),
    keys: [...new Set(declared("object").flatMap((node) => properties(node).map(([key]) => key)))],
  };
}

console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((file) => [file, read(file)]))));
