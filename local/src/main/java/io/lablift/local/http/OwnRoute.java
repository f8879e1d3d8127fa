package io.lablift.local.http;

/** A route that the local server answers itself, because the deployed API could not. */
public interface OwnRoute {
  /** The content type of an answer. */
  String JSON = "application/json";

  /** The content type of a refusal (RFC 9457). */
  String PROBLEM = "application/problem+json";

  /** An answer's status, content type and body. */
  record Answer(int status, String contentType, String body) {}

  /** The path that it answers, whole. */
  String path();

  /** Answers a POST of an instructor; may take long. */
  Answer answer(String body);
}
