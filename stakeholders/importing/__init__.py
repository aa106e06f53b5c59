"""Files of people in the import's wizard: pure rules from rows to records; the wizard itself is accounts/importing."""
