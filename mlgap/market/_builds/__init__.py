"""Files of postings to a snapshot: columns, faults, shards, and the merge."""
