#!/usr/bin/env node
// ink's compiler as inkjs has it, called as inkcheck calls inklecate: compile_ink.cjs [-j] [-c] -o OUT SOURCE
//
// Visits are counted only where a story asks for them, whatever -c says: so states that differ in nothing else are one
// state, which is the kindest way to compare.
const fs = require("fs");
const { Compiler, CompilerOptions } = require(process.env.INKJS);

const given = process.argv.slice(2);
const out = given[given.indexOf("-o") + 1];
const source = fs.readFileSync(given[given.length - 1], "utf8");
const issues = [];
let success = true;
try {
  const options = new CompilerOptions(null, [], false, (message) => issues.push(message));
  fs.writeFileSync(out, new Compiler(source, options).Compile().ToJson());
} catch (error) {
  success = false;
  issues.push(`ERROR: ${error.message}`);
}
console.log(JSON.stringify({ "compile-success": success, issues }));
