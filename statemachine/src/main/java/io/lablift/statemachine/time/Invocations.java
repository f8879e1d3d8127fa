package io.lablift.statemachine.time;

import java.time.Duration;

/** Where sequential code runs that may take its time. */
public interface Invocations {
  /**
   * Starts a body on a virtual thread of its own, now, after what is due now already.
   *
   * @param name names the thread and the entries in the queue
   * @param ending is told on the loop when the body ends by itself
   */
  Invocation spawn(String name, Runnable body, Ending ending);

  /**
   * Lets time pass, inside the body of an invocation of this timeline. A pause of zero lets
   * everything go first that is due now.
   *
   * @throws IllegalStateException when the calling thread is not such a body
   * @throws Abandoned when the invocation was abandoned before or meanwhile
   */
  void pause(Duration duration);
}
