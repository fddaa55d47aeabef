"""What is true: synthetic people and incidents, the questions asked about them, and the answers that are right.

This layer knows nothing of Elasticsearch or of how a search is measured.  Data moves down this list:

``names``, ``places``, ``identifiers``
    the raw material, from ranges that cannot belong to a real person
``records``
    :class:`~generators.records.Person` and :class:`~generators.records.Incident`
``people``, ``incidents``, ``corpus``
    one seed's records and the links between them, identified by a SHA-256
``queries``
    :class:`~generators.queries.PersonQuery` and :class:`~generators.queries.IncidentQuery`: what an officer types
``variations``
    the typed ways in which what is typed differs from what is recorded
``truth``
    who else fits a question as well as the person meant, by joins
``questions``, ``topics``
    the question forms, and topics: one question each with its truth
"""
