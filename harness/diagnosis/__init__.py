"""Why a record was missed: cause after cause ruled out, by asking the system under test and nothing else.

``cause``
    what a miss is put down to
``diagnose``
    as far as a search of any kind lets itself be asked
``asked``
    a search in an Elasticsearch: which clause of its own request keeps a record out, and why
``clauses``, ``probe``, ``texts``, ``ranking``
    the request as a tree; questions about one record; what becomes of a text; why somebody stands below the page
``held``, ``presence``
    what is held of a record, and why it is not there
``let_in``
    by what a search finds a record, for the baseline of one that misses it
``own``
    whether a search shows a record at all, by what is recorded of it alone
``boxes``
    what the officer would have had to type
``deeper``
    how far below the page a record ranks
``groups``
    misses of one cause together
"""
