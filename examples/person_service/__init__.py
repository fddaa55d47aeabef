"""A service in front of an Elasticsearch that nobody else may ask; ``system/`` is the folder by which it is tested."""
