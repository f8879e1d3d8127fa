package io.lablift.statemachine.engine;

/**
 * What tells an execution from all others.
 *
 * @param stateMachineArn the machine's ARN, or a plain name outside AWS
 * @param name the execution's name, unique within the machine
 */
record ExecutionArn(String stateMachineArn, String name) {
  private static final String MACHINE = ":stateMachine:";

  /** As AWS forms it, or {@code execution:MACHINE:NAME} for a machine with a plain name. */
  String text() {
    return stateMachineArn.contains(MACHINE)
        ? stateMachineArn.replace(MACHINE, ":execution:") + ":" + name
        : "execution:" + stateMachineArn + ":" + name;
  }

  String stateMachineName() {
    int at = stateMachineArn.indexOf(MACHINE);
    return at < 0 ? stateMachineArn : stateMachineArn.substring(at + MACHINE.length());
  }
}
