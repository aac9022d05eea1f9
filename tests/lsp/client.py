"""A language client over pipes, for tests and measurements. Stdlib only."""

import json
import os
import pathlib
import queue
import subprocess
import threading

DEADLINE = 60  # Seconds; only a hang takes so long.


class Client:
    def __init__(self, program, root, options=None, capabilities=None,
                 initialize=True, arguments=()):
        self.root = pathlib.Path(root)
        self.process = subprocess.Popen(
            [program, "lsp", *arguments], cwd=root, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.incoming = queue.Queue()
        self.kept = []
        self.next_id = 0
        self.versions = {}
        threading.Thread(target=self._read, daemon=True).start()
        if initialize:
            self.capabilities = self.request("initialize", {
                "processId": os.getpid(), "rootUri": self.uri(""),
                "capabilities": capabilities or {},
                "initializationOptions": options or {}})["capabilities"]
            self.notify("initialized", {})

    def _read(self):
        pipe = self.process.stdout
        while True:
            length = 0
            while line := pipe.readline().strip():
                name, value = line.split(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                self.incoming.put(None)
                return
            self.incoming.put(json.loads(pipe.read(length)))

    def uri(self, name):
        return (self.root / name).as_uri() if name else self.root.as_uri()

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps(message).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method, params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method, params):
        """Sends a request and returns its id."""
        self.next_id += 1
        self.send({"jsonrpc": "2.0", "id": self.next_id, "method": method,
                   "params": params})
        return self.next_id

    def wait(self, wanted):
        """The first message that `wanted` takes; others are kept."""
        for i, message in enumerate(self.kept):
            if wanted(message):
                return self.kept.pop(i)
        while True:
            message = self.incoming.get(timeout=DEADLINE)
            assert message is not None, "the server ended"
            if wanted(message):
                return message
            self.kept.append(message)

    def answer(self, number):
        return self.wait(lambda m: m.get("id") == number and "method" not in m)

    def request(self, method, params):
        answer = self.answer(self.ask(method, params))
        assert "error" not in answer, answer
        return answer["result"]

    def error(self, method, params):
        return self.answer(self.ask(method, params))["error"]

    def open(self, name, text):
        self.versions[name] = 1
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": self.uri(name), "languageId": "yaml", "version": 1,
            "text": text}})

    def change(self, name, changes):
        self.versions[name] += 1
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": self.uri(name),
                             "version": self.versions[name]},
            "contentChanges": changes})

    def diagnostics(self, name):
        """Those of the text as it is now, but for hints: lint has them, and
        it speaks when it finds the time."""
        hint = 4
        return [d for d in self.wait(
            lambda m: m.get("method") == "textDocument/publishDiagnostics" and
            m["params"]["uri"] == self.uri(name) and
            m["params"].get("version") == self.versions[name]
        )["params"]["diagnostics"] if d["severity"] != hint]

    def at(self, name, line, character, **more):
        return {"textDocument": {"uri": self.uri(name)},
                "position": {"line": line, "character": character}, **more}

    def close(self):
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout,
                     self.process.stderr):
            pipe.close()
