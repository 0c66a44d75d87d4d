"""The error answers of the Gemini API."""

from typing import Any, Final

from vyapari.errors import VyapariError

_TYPE: Final = "type.googleapis.com/google.rpc."
_SERVICE: Final = "generativelanguage.googleapis.com"
_RATE_LIMITS: Final = "https://ai.google.dev/gemini-api/docs/rate-limits"


class ApiError(VyapariError):
    """An answer other than 200; ``code`` is the HTTP status, ``status`` its name."""

    def __init__(
        self, code: int, status: str, message: str, details: list[dict[str, Any]] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.status = status
        self.message = message
        self.details = details

    def body(self) -> dict[str, Any]:
        """The answer's JSON."""
        error: dict[str, Any] = {"code": self.code, "message": self.message, "status": self.status}
        if self.details:
            error["details"] = self.details
        return {"error": error}


def invalid(message: str) -> ApiError:
    """400: the request is wrong."""
    return ApiError(400, "INVALID_ARGUMENT", message)


def unreadable() -> ApiError:
    """400: a picture or a sound that is none."""
    return invalid("Unable to process input image. Please retry.")


def malformed(violations: list[tuple[str, str]]) -> ApiError:
    """400: fields that do not exist or hold the wrong thing; pairs of path and sentence."""
    fields = [{"field": path, "description": sentence} for path, sentence in violations]
    details: list[dict[str, Any]] = [{"@type": f"{_TYPE}BadRequest", "fieldViolations": fields}]
    message = "\n".join(sentence for _, sentence in violations)
    return ApiError(400, "INVALID_ARGUMENT", message, details)


def key_missing() -> ApiError:
    """403: no key at all."""
    message = (
        "Method doesn't allow unregistered callers (callers without established identity). "
        "Please use API Key or other form of API consumer identity to call this API."
    )
    return ApiError(403, "PERMISSION_DENIED", message)


def key_unknown() -> ApiError:
    """400: a key that nobody issued."""
    sentence = "API key not valid. Please pass a valid API key."
    info = _error_info("API_KEY_INVALID", {"service": _SERVICE})
    local = {"@type": f"{_TYPE}LocalizedMessage", "locale": "en-US", "message": sentence}
    return ApiError(400, "INVALID_ARGUMENT", sentence, [info, local])


def key_forbidden(key: str) -> ApiError:
    """403: a key that may not do this any more. The message names the key, as the real one does."""
    consumer = f"api_key:{key}"
    info = _error_info("CONSUMER_SUSPENDED", {"service": _SERVICE, "consumer": consumer})
    message = f"Permission denied: Consumer '{consumer}' has been suspended."
    return ApiError(403, "PERMISSION_DENIED", message, [info])


def model_unknown(model: str, version: str) -> ApiError:
    """404: no such model."""
    message = (
        f"models/{model} is not found for API version {version}, or is not supported for "
        "generateContent. Call ListModels to see the list of available models and their "
        "supported methods."
    )
    return ApiError(404, "NOT_FOUND", message)


def quota(model: str, *, daily: bool, retry_after: float) -> ApiError:
    """429: more requests than the free tier gives a minute, or a day."""
    metric = f"{_SERVICE}/generate_content_free_tier_requests"
    period, limit = ("Day", "250") if daily else ("Minute", "10")
    violation = {
        "quotaMetric": metric,
        "quotaId": f"GenerateRequestsPer{period}PerProjectPerModel-FreeTier",
        "quotaDimensions": {"location": "global", "model": model},
        "quotaValue": limit,
    }
    link = {"description": "Learn more about Gemini API quotas", "url": _RATE_LIMITS}
    details: list[dict[str, Any]] = [
        {"@type": f"{_TYPE}Help", "links": [link]},
        {"@type": f"{_TYPE}QuotaFailure", "violations": [violation]},
        {"@type": f"{_TYPE}RetryInfo", "retryDelay": f"{retry_after:g}s"},
    ]
    message = (
        "You exceeded your current quota, please check your plan and billing details. For more "
        f"information on this error, head to: {_RATE_LIMITS}.\n"
        f"* Quota exceeded for metric: {metric}, limit: {limit}, model: {model}\n"
        f"Please retry in {retry_after:g}s."
    )
    return ApiError(429, "RESOURCE_EXHAUSTED", message, details)


def bare_quota() -> ApiError:
    """429 that tells neither which quota nor how long."""
    return ApiError(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).")


def internal(message: str = "An internal error has occurred. Please retry.") -> ApiError:
    """500."""
    return ApiError(500, "INTERNAL", message)


def overloaded() -> ApiError:
    """503: too many use the model just now."""
    return ApiError(503, "UNAVAILABLE", "The model is overloaded. Please try again later.")


def too_slow() -> ApiError:
    """504: the model did not finish in time."""
    message = "Deadline expired before operation could complete."
    return ApiError(504, "DEADLINE_EXCEEDED", message)


def _error_info(reason: str, metadata: dict[str, str]) -> dict[str, Any]:
    return {
        "@type": f"{_TYPE}ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": metadata,
    }
