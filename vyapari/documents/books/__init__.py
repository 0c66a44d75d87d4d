"""The books as tables, and the tables as workbooks and as print."""
