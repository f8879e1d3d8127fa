package io.lablift.statemachine.engine;

/**
 * The engine does not do what it was asked. Each kind is one of the Step Functions API's errors.
 */
public abstract sealed class Refused extends RuntimeException {
  private Refused(String message) {
    super(message);
  }

  /** Its name is taken by an execution that has ended, or that runs with other input. */
  public static final class ExecutionAlreadyExists extends Refused {
    ExecutionAlreadyExists(String arn, String why) {
      super("The execution " + arn + " exists already, " + why + ": choose another name.");
    }
  }

  /** There is none of that ARN. */
  public static final class ExecutionDoesNotExist extends Refused {
    ExecutionDoesNotExist(String arn) {
      super("There is no execution " + arn + ".");
    }
  }

  /** A name that AWS would not take. */
  public static final class InvalidName extends Refused {
    InvalidName(String name, String why) {
      super("The execution name \"" + name + "\" " + why + ".");
    }
  }

  /** Input that AWS would not take. */
  public static final class InvalidExecutionInput extends Refused {
    InvalidExecutionInput(String why) {
      super("The input " + why + ".");
    }
  }
}
