// sortable
