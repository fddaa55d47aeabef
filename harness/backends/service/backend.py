"""Asks a service, a few questions at once."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from generators.topics import Intent
from harness.backends.base import Question, numbered
from harness.backends.service.identity import Identity, identity_of
from harness.backends.service.paging import joined, pages
from harness.backends.service.sending import Reply, Sender, Tls, Unreached
from harness.backends.service.understanding import understood
from harness.errors import ConfigurationError
from harness.runs import Answer, Failure, Ranking
from harness.systems import ServiceSystem
from harness.systems.service import Sent

__all__ = ["ServiceBackend"]

_UNAUTHORIZED = 401
_IN_VAIN = 20
"""So many times in a row nothing came back, and it is not asked any more: a run over a dead service ends."""


class ServiceBackend:
    """Questions to `system` at `url`; `waited` is how many seconds they were under way, each by itself.

    `find_secret` returns a secret by its name, or raises.
    """

    def __init__(self, system: ServiceSystem, url: str, *, tls: Tls, find_secret: Callable[[str], str]) -> None:
        self._system = system
        self._sender = Sender(
            url,
            headers=system.headers,
            tls=tls,
            connections=system.concurrency,
            rate=system.rate,
            retries=system.retries,
            longest_wait=system.longest_wait,
        )
        self._identity: Identity = identity_of(system.access, self._sender, find_secret)
        self._url = url
        self._lock = threading.Lock()
        self._in_vain = 0
        self._because = ""
        self.waited = 0.0

    def close(self) -> None:
        """Close every connection."""
        self._sender.close()

    def answer(self, questions: Iterable[Question]) -> Iterator[Answer]:
        """Yield the answer to each of `questions`, in their order."""
        waiting: deque[Future[Answer]] = deque()
        with ThreadPoolExecutor(max_workers=self._system.concurrency, thread_name_prefix="asking") as asking:
            try:
                for question in numbered(questions):
                    waiting.append(asking.submit(self.ask, question))
                    if len(waiting) > 2 * self._system.concurrency:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                asking.shutdown(wait=True, cancel_futures=True)

    def ask(self, question: Question) -> Answer:
        """Return the answer to one question, of as many pages as the service needs for it."""
        size = self._system.intents[question.intent].size(question.size)
        shown: list[Ranking] = []
        for page in pages(question, size=size, most=self._system.intents[question.intent].most):
            answer = self._page(page)
            if isinstance(answer, Failure):
                return answer
            shown.append(answer)
            if not answer.full:
                break
        return shown[0] if len(shown) == 1 else joined(shown, size=size)

    def _page(self, question: Question) -> Answer:
        if self._in_vain >= _IN_VAIN:
            return Failure(topic=question.topic, reason=f"no longer asked: {self._because}, {_IN_VAIN} times in a row")
        began = time.perf_counter()
        try:
            reply = self.reply(question)
        except Unreached as why:
            with self._lock:
                self._in_vain += 1
                self._because = str(why)
            return Failure(topic=question.topic, reason=str(why), late=why.late)
        finally:
            with self._lock:
                self.waited += time.perf_counter() - began
        self._in_vain = 0
        return self._understood(question, reply)

    def _understood(self, question: Question, reply: Reply) -> Answer:
        """Return what came; where that is no answer, it is told without a secret that the service may have repeated."""
        searched = self._system.intents[question.intent]
        answer = understood(question, reply, searched)
        if isinstance(answer, Failure):
            again = understood(question, reply.without(self._identity.secrets()), searched)
            return again if isinstance(again, Failure) else replace(answer, reason="the answer is no answer")
        return answer

    def reply(self, question: Question) -> Reply:
        """Return what comes back to `question`; raises :class:`Unreached` where nothing does."""
        searched = self._system.intents[question.intent]
        return self._send(self._sent(question), timeout=searched.timeout, repeatable=searched.repeatable)

    def records(self, intent: Intent, ids: Sequence[str]) -> Iterator[Reply]:
        """Yield what is given out of each of `ids`, in their order; raises :class:`Unreached` where nothing is."""
        searched = self._system.intents[intent]
        if searched.record is None:
            raise ConfigurationError(
                f"system.toml, {intent}.record: must say at which path the service gives out a record"
            )
        sent = map(searched.record.sent, ids)
        with ThreadPoolExecutor(max_workers=self._system.concurrency, thread_name_prefix="reading") as reading:
            yield from reading.map(lambda one: self._send(one, timeout=searched.timeout, repeatable=True), sent)

    def _send(self, sent: Sent, *, timeout: float, repeatable: bool) -> Reply:
        identity = self._identity.headers()
        reply = self._sender.send(sent, identity=identity, timeout=timeout, repeatable=repeatable)
        if reply.status == _UNAUTHORIZED and self._identity.refused(identity):
            # Who was not known has not been served, so that even what may not be repeated is sent again.
            identity = self._identity.headers()
            reply = self._sender.send(sent, identity=identity, timeout=timeout, repeatable=repeatable)
        return reply

    def _sent(self, question: Question) -> Sent:
        searched = self._system.intents[question.intent]
        return searched.call.sent(question.query, size=searched.size(question.size), start=question.start)

    def told(self, question: Question) -> bytes:
        """Return what is sent to ask `question`, as one line: method, address and body, without who asks."""
        sent = self._sent(question)
        return b" ".join(filter(None, (sent.method.encode(), (self._url + sent.target).encode(), sent.body)))
