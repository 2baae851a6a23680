"""A small mail server on this machine that takes mail, hangs, refuses a person, or breaks in the middle of a mail."""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Box:
    """How it behaves (ok, hangs, breaks, refuses), and the mails it said yes to."""

    how: str = "ok"
    port: int = 0
    mails: list[str] = field(default_factory=list)


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        box: Box = self.server.box  # type: ignore[attr-defined]
        if box.how == "hangs":
            time.sleep(1.5)
            return
        self._say("220 hej")
        while line := self.rfile.readline().decode().strip():
            word = line[:4].upper()
            if word == "DATA":
                if not self._take(box):
                    return
            elif word == "RCPT" and box.how == "refuses":
                self._say("550 nej")
            elif word == "QUIT":
                self._say("221 hej")
                return
            else:
                self._say("250 ok")

    def _take(self, box: Box) -> bool:
        self._say("354 skriv")
        lines = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line)
            if box.how == "breaks" and not line:
                return False
        box.mails.append("\n".join(lines))
        self._say("250 tack")
        return True

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def mail_server(settings, how: str = "ok") -> Iterator[Box]:
    """Within the block the platform's mail goes here."""
    box = Box(how)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk) as server:
        server.box, server.daemon_threads = box, True  # type: ignore[attr-defined]
        box.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", box.port, 0.7
        settings.EMAIL_USE_TLS = False
        try:
            yield box
        finally:
            server.shutdown()
