"""Generates a package, and the program that takes instances through its types."""

import json
import os
import re
import shutil
import subprocess

MODULE = "RoundTripSubject"
ENTRIES_PER_FILE = 200

MANIFEST = """// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "RoundTrip",
    platforms: [.macOS(.v13)],
    dependencies: [.package(path: "../Client")],
    targets: [.executableTarget(name: "RoundTrip", dependencies: [.product(name: "%(module)s", package: "Client")])]
)
"""

# Reads `number TAB entry TAB json` lines, and answers each with `number TAB verdict TAB json or error`.
MAIN = r"""import Foundation
import %(module)s

func roundTrip<Value: Codable>(_ type: Value.Type, _ data: Data) throws -> Data {
    try %(encoder)s.encode(try %(decoder)s.decode(type, from: data))
}

func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\t", with: " ")
}

@main
enum RoundTrip {
    static func main() throws {
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: CommandLine.arguments[2]))
        try output.seekToEnd()
        let input = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
        let first = Int(CommandLine.arguments[3]) ?? 0
        let types = allTypes()
        for line in input.utf8.split(separator: UInt8(ascii: "\n")).dropFirst(first) {
            let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2).map { String(Substring($0)) }
            // Written before the work: where the program dies, this line tells at which instance.
            try output.write(contentsOf: Data("\(parts[0])\t".utf8))
            try output.write(contentsOf: Data("\(answer(types[Int(parts[1]) ?? 0], parts[2]))\n".utf8))
        }
    }

    static func answer(_ type: Any.Type, _ json: String) -> String {
        guard let codable = type as? any Codable.Type else { return "notCodable\t" }
        do {
            return "ok\t" + String(decoding: try roundTrip(codable, Data(json.utf8)), as: UTF8.self)
        } catch {
            return "error\t" + escaped("\(error)")
        }
    }
}
"""


class Failure(Exception):
    """A step before the round trip failed."""


def run(arguments, **options):
    return subprocess.run(arguments, capture_output=True, text=True, errors="replace", **options)


def generate(work, bindery, spec):
    """Generates the package; what Bindery says about its types."""
    # Another document's package, with its bindery.lock, goes.
    shutil.rmtree(os.path.join(work, "Client"), ignore_errors=True)
    settings = {"spec": os.path.abspath(spec), "output": "Client", "module": MODULE, "client": MODULE + "Client"}
    configuration = os.path.join(work, "bindery.yaml")
    write(configuration, "".join(f"{key}: {json.dumps(value)}\n" for key, value in settings.items()))
    result = run([bindery, "generate", "--config", configuration, "--quiet"])
    if result.returncode != 0:
        raise Failure(f"bindery generate: {result.stderr.strip()[:2000]}")
    result = run([bindery, "inspect", "--config", configuration, "--format", "json"])
    if result.returncode != 0:
        raise Failure(f"bindery inspect: {result.stderr.strip()[:2000]}")
    return json.loads(result.stdout)


def write(path, text):
    """Writes a file where its content changes, so that an unchanged one is not compiled again."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.exists(path) and open(path, encoding="utf-8").read() == text:
        return
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def types_files(types):
    """The Swift files that list the types, a number of them each."""
    files, calls = {}, []
    for start in range(0, len(types), ENTRIES_PER_FILE):
        number = start // ENTRIES_PER_FILE
        lines = [f"    types.append({type_expression(name)}.self)" for name in types[start:start + ENTRIES_PER_FILE]]
        files[f"Types{number}.swift"] = "\n".join(
            ["import Foundation", f"import {MODULE}", "", f"func addTypes{number}(to types: inout [Any.Type]) {{"]
            + lines + ["}", ""])
        calls.append(f"    addTypes{number}(to: &types)")
    files["AllTypes.swift"] = "\n".join(
        ["func allTypes() -> [Any.Type] {", "    var types: [Any.Type] = []"] + calls + ["    return types", "}", ""])
    return files


def type_expression(name):
    return f"({name})" if name.endswith("?") or name.startswith("any ") else name


def build(work, inspection, types):
    """Builds the program that knows the types; its path."""
    program = os.path.join(work, "Program")
    built = os.path.join(program, ".build", "debug")
    # SwiftPM does not notice that the other package's files changed. What was compiled of swift-http-types stays.
    for name in (f"{MODULE}.build", "RoundTrip.build"):
        shutil.rmtree(os.path.join(built, name), ignore_errors=True)
    for name in (built + ".yaml", os.path.join(built, "RoundTrip"), os.path.join(built, "description.json")):
        if os.path.lexists(name):
            os.remove(name)
    sources = os.path.join(program, "Sources", "RoundTrip")
    names = {"module": MODULE, "decoder": inspection["decoder"], "encoder": inspection["encoder"]}
    files = {"RoundTrip.swift": MAIN % names} | types_files(types)
    for name in os.listdir(sources) if os.path.isdir(sources) else []:
        if name not in files:
            os.remove(os.path.join(sources, name))
    for name, text in files.items():
        write(os.path.join(sources, name), text)
    write(os.path.join(program, "Package.swift"), MANIFEST % names)
    result = run(["swift", "build", "--package-path", program, "--disable-index-store"])
    if result.returncode != 0:
        raise Failure("swift build:\n" + errors_in(result.stdout + result.stderr))
    return os.path.join(built, "RoundTrip")


def errors_in(log):
    """The compiler's errors, each once."""
    errors = dict.fromkeys(line for line in log.splitlines() if re.search(r"\berror:", line))
    listed = list(errors)
    more = [f"... and {len(listed) - 30} more errors"] if len(listed) > 30 else []
    return "\n".join(listed[:30] + more) or log[-2000:]


def answers(program, work, requests):
    """Takes `(type, json)` requests through the program; `(verdict, text)` for each."""
    source, target = os.path.join(work, "instances.txt"), os.path.join(work, "results.txt")
    with open(source, "w", encoding="utf-8") as file:
        file.writelines(f"{number}\t{kind}\t{text}\n" for number, (kind, text) in enumerate(requests))
    open(target, "w").close()
    found, first = [], 0
    while len(found) < len(requests):
        result = run([program, source, target, str(first)])
        with open(target, encoding="utf-8", newline="\n") as file:
            lines = file.read().split("\n")
        found = [tuple(line.split("\t", 2)[1:]) for line in lines[:-1]]
        if len(found) < len(requests):
            # It died at an instance: that one is closed, and the others go on.
            note = (result.stderr.strip().splitlines() or [f"exit code {result.returncode}"])[0]
            if not lines[-1]:
                raise Failure(f"the program ended early: {note}")
            with open(target, "a", encoding="utf-8") as file:
                file.write(f"crash\t{note[:300]}\n")
            found.append(("crash", note[:300]))
        first = len(found)
    return found
