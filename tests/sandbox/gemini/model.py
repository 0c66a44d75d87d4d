"""A model for tests: says what it was told to."""

from vyapari.sandbox.gemini import Answer, Request


class Model:
    """What the model says: in turn, the last for ever; it remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: list[Answer] = [Answer.of("Namaste")]
        self.asked: list[Request] = []

    def says(self, *answers: Answer | str) -> None:
        self.answers = [Answer.of(a) if isinstance(a, str) else a for a in answers]

    def __call__(self, request: Request) -> Answer:
        self.asked.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
