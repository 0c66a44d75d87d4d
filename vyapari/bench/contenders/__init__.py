"""The contenders of ``agent``, each run in a process of its own, by whatever Python has it.

Only ``ours`` and ``genai`` know the product; the others import nothing of it but ``task``, so that
they run in an environment where only their framework is installed.
"""
