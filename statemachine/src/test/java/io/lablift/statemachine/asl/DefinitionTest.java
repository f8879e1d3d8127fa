package io.lablift.statemachine.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {
  private static String machine(String states) {
    return """
    {"QueryLanguage": "JSONata", "StartAt": "A", "States": {%s}}
    """
        .formatted(states);
  }

  private static String problems(String definition) {
    InvalidDefinition refused =
        catchThrowableOfType(InvalidDefinition.class, () -> StateMachine.parse(definition));
    assertThat(refused).as("refused").isNotNull();
    return String.join("\n", refused.problems().stream().map(Problem::toString).toList());
  }

  @Test
  void parsesASoundMachineIntoRecords() {
    StateMachine machine =
        StateMachine.parse(
            """
            {"Comment": "two steps", "QueryLanguage": "JSONata", "Version": "1.0", "TimeoutSeconds": 60, "StartAt": "A",
             "States": {
               "A": {"Type": "Task", "Comment": "work", "Resource": "arn:aws:lambda:ap-northeast-2:123456789012:function:f:live",
                     "TimeoutSeconds": 70, "HeartbeatSeconds": "{% $beat %}",
                     "Retry": [{"ErrorEquals": ["x"], "IntervalSeconds": 3, "BackoffRate": 1.5, "MaxAttempts": 4,
                                "MaxDelaySeconds": 10, "JitterStrategy": "FULL"}],
                     "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "Next": "B"},
               "B": {"Type": "Succeed"}}}
            """);

    assertThat(machine.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(machine.comment()).isEqualTo("two steps");
    State.Task task = (State.Task) machine.flow().state("A");
    assertThat(task.exit().transition()).isEqualTo(new Transition.Next("B"));
    Retrier retrier = task.retry().getFirst();
    assertThat(retrier.jitter()).isEqualTo(Retrier.Jitter.FULL);
    assertThat(retrier.pause(0)).isEqualTo(Duration.ofSeconds(3));
    assertThat(retrier.pause(1)).isEqualTo(Duration.ofMillis(4_500));
    assertThat(retrier.pause(9)).isEqualTo(Duration.ofSeconds(10));
    assertThat(task.catchers().getFirst().exit().transition()).isEqualTo(new Transition.Next("B"));
  }

  @Test
  void takesTheDefaultsOfTheSpecificationForRetry() {
    State.Task task =
        (State.Task)
            StateMachine.parse(
                    machine(
                        """
                        "A": {"Type": "Task", "Resource": "f", "Retry": [{"ErrorEquals": ["x"]}], "End": true}
                        """))
                .flow()
                .state("A");

    assertThat(task.retry().getFirst())
        .isEqualTo(
            new Retrier(List.of("x"), Duration.ofSeconds(1), 2, 3, null, Retrier.Jitter.NONE));
  }

  @Test
  void reportsAllProblemsAtOnceInTheOrderOfTheDefinition() {
    String problems =
        problems(
            machine(
                """
                "A": {"Type": "Wait", "Next": "C", "Sekonds": 1},
                "B": {"Type": "Pass", "Output": "{% 1 + %}"}
                """));

    assertThat(problems.lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("States.A: has neither Seconds nor Timestamp"),
            line ->
                assertThat(line)
                    .startsWith("States.A.Next: names \"C\", which is not a state of this flow"),
            line ->
                assertThat(line)
                    .startsWith("States.A.Sekonds: is not a field here: did you mean Seconds?"),
            line -> assertThat(line).startsWith("States.B: has neither Next nor End"),
            line -> assertThat(line).startsWith("States.B.Output: is not JSONata"));
  }

  @Test
  void tellsEverythingInTheMessageOfTheException() {
    assertThatThrownBy(
            () -> StateMachine.parse(machine("\"A\": {\"Type\": \"Pas\", \"End\": true}")))
        .hasMessage(
            """
            The state machine is not valid:
            States.A.Type: is "Pas": did you mean Pass? Write one of Task, Choice, Wait, Parallel, Map, Pass, Succeed, \
            Fail\
            """);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                                              | The definition: is not JSON
          []                                                             | The definition: is []: write an object
          {} x                                                           | The definition: is not JSON
          {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}         | QueryLanguage: is missing, which means JSONPath: write "QueryLanguage": "JSONata"
          {"QueryLanguage": "JSONPath", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}} | QueryLanguage: is "JSONPath"
          {"QueryLanguage": "JSONata", "States": {"A": {"Type": "Succeed"}}} | The definition: StartAt is missing
          {"QueryLanguage": "JSONata", "StartAt": "A"}                   | The definition: States is missing
          {"QueryLanguage": "JSONata", "StartAt": "A", "States": {}}     | States: is empty
          {"QueryLanguage": "JSONata", "StartAt": "B", "States": {"A": {"Type": "Succeed"}}} | StartAt: names "B", which is not a state of this flow
          {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}, "TimeoutSeconds": 0} | TimeoutSeconds: is 0: write a whole number from 1 to 99999999
          {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}, "Version": "2.0"} | Version: is "2.0"
          {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}, "Stats": 1} | Stats: is not a field here: did you mean States?
          {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}, "A": {"Type": "Fail"}}} | Duplicate field 'A'
          """)
  void refusesAWrongWhole(String definition, String problem) {
    assertThat(problems(definition)).contains(problem);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "A": {"Type": "Pass", "Next": "A"}                             | States: never come to an end
          "A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}             | States.B: cannot be reached
          "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"} | States: never come to an end
          "A": {"Type": "Pass", "End": true, "Next": "A"}                | States.A: has both Next and End
          "A": {"Type": "Pass", "End": "yes"}                            | States.A.End: is "yes": write true or leave it out
          "A": {"Type": "Pass", "Next": "Bb"}, "B": {"Type": "Succeed"}  | States.A.Next: names "Bb", which is not a state of this flow: did you mean "B"?
          "A": {"End": true}                                             | States.A: Type is missing
          "A": {"Type": "Succeed", "Next": "A"}                          | States.A.Next: is not a field here
          "A": {"Type": "Succeed", "QueryLanguage": "JSONPath"}          | States.A.QueryLanguage: is "JSONPath"
          "A": {"Type": "Fail", "Error": 1}                              | States.A.Error: is 1: write a string or an expression
          "A": {"Type": "Wait", "Seconds": 1, "Timestamp": "2026-03-02T09:00:00Z", "End": true} | States.A: has both Seconds and Timestamp
          "A": {"Type": "Wait", "Seconds": -1, "End": true}              | States.A.Seconds: is -1: write a whole number from 0 to 99999999
          "A": {"Type": "Wait", "Seconds": 1.5, "End": true}             | States.A.Seconds: is 1.5
          "A": {"Type": "Wait", "Seconds": "10", "End": true}            | States.A.Seconds: is "10"
          "A": {"Type": "Wait", "Timestamp": "tomorrow", "End": true}    | States.A.Timestamp: is "tomorrow": write it as 2026-03-02T09:00:00Z
          "A": {"Type": "Choice", "Choices": []}                         | States.A.Choices: is empty
          "A": {"Type": "Choice", "Choices": [{"Next": "A"}]}            | States.A.Choices[0]: Condition is missing
          "A": {"Type": "Choice", "Choices": [{"Condition": "yes", "Next": "A"}]} | States.A.Choices[0].Condition: is "yes": write an expression
          "A": {"Type": "Choice", "Choices": [{"Condition": true}]}      | States.A.Choices[0]: Next is missing
          "A": {"Type": "Choice", "Output": 1, "Choices": [{"Condition": true, "Next": "B"}]}, "B": {"Type": "Succeed"} | States.A.Output: belongs to Default, and there is none
          "A": {"Type": "Parallel", "Branches": [], "End": true}         | States.A.Branches: is empty
          "A": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Pass"}}}], "End": true} | States.A.Branches[0].States.B: has neither Next nor End
          "A": {"Type": "Parallel", "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}], "End": true} | States.A.Branches[0].States.A: has the name of States.A: choose another: a name is unique in the whole machine
          "A": {"Type": "Map", "End": true}                              | States.A: ItemProcessor is missing
          "A": {"Type": "Map", "Items": {}, "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}, "End": true} | States.A.Items: is {}: write an array or an expression
          "A": {"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}, "StartAt": "B", "States": {"B": {"Type": "Succeed"}}}, "End": true} | Mode: is "DISTRIBUTED": write INLINE or leave it out: this engine does not run distributed maps
          "A": {"Type": "Map", "ItemReader": {}, "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}, "End": true} | States.A.ItemReader: is not supported here
          "A": {"Type": "Map", "ToleratedFailureCount": 1, "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}, "End": true} | States.A.ToleratedFailureCount: is not supported here: this engine runs inline maps only
          "A": {"Type": "Map", "Iterator": {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}, "End": true} | States.A.Iterator: is not supported here: it is the old name: write ItemProcessor
          "A": {"Type": "Pass", "Output": "{% $x", "End": true}          | States.A.Output: is an expression that is not opened or not closed
          "A": {"Type": "Pass", "Output": {"a": ["x", {"b": "{% ( %}"}]}, "End": true} | States.A.Output.a[1].b: is not JSONata
          "A": {"Type": "Pass", "Assign": {"states": 1}, "End": true}    | States.A.Assign.states: is the reserved variable
          "A": {"Type": "Pass", "Assign": {"1st": 1}, "End": true}       | States.A.Assign."1st": is not a letter followed by letters, digits and underscores
          "A": {"Type": "Pass", "Assign": {"$x": 1}, "End": true}        | States.A.Assign."$x": begins with a dollar
          "A": {"Type": "Pass", "Assign": {"a.b": 1}, "End": true}       | States.A.Assign."a.b": is not a letter
          "A": {"Type": "Pass", "Assign": [], "End": true}               | States.A.Assign: is []: write an object
          """)
  void refusesAWrongState(String states, String problem) {
    assertThat(problems(machine(states))).contains(problem);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Resource": "arn:aws:states:::lambda:invoke"                   | States.A.Resource: is "arn:aws:states:::lambda:invoke", a service integration or an activity: call a function that does it
          "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken" | a service integration or an activity
          "Resource": "${CreateVpcFunctionArn}"                          | States.A.Resource: has the placeholder ${CreateVpcFunctionArn} still in it: bind it before parsing
          "Resource": "not a function"                                   | States.A.Resource: is "not a function", neither a function's ARN nor its name
          "Resource": ""                                                 | States.A.Resource: is "": write a string that is not empty
          "Comment": "no resource"                                       | States.A: Resource is missing
          "Resource": "f", "TimeoutSeconds": 0                           | States.A.TimeoutSeconds: is 0: write a whole number from 1 to 99999999
          "Resource": "f", "TimeoutSeconds": "ten"                       | States.A.TimeoutSeconds: is "ten"
          "Resource": "f", "TimeoutSeconds": 5, "HeartbeatSeconds": 5    | States.A.HeartbeatSeconds: is 5, and TimeoutSeconds is 5: write less than TimeoutSeconds
          "Resource": "f", "Credentials": {}                             | States.A.Credentials: is not supported here: this engine calls functions with one identity
          "Resource": "f", "Retry": {}                                   | States.A.Retry: is {}: write an array of objects
          "Resource": "f", "Retry": [{}]                                 | States.A.Retry[0]: ErrorEquals is missing
          "Resource": "f", "Retry": [{"ErrorEquals": []}]                | States.A.Retry[0].ErrorEquals: is []: write an array with at least one string
          "Resource": "f", "Retry": [{"ErrorEquals": [1]}]               | States.A.Retry[0].ErrorEquals[0]: is 1
          "Resource": "f", "Retry": [{"ErrorEquals": ["x"], "MaxAttempts": -1}] | States.A.Retry[0].MaxAttempts: is -1: write a whole number from 0 to 99999999
          "Resource": "f", "Retry": [{"ErrorEquals": ["x"], "BackoffRate": 0.5}] | States.A.Retry[0].BackoffRate: is 0.5: write a number of at least 1.0
          "Resource": "f", "Retry": [{"ErrorEquals": ["x"], "IntervalSeconds": 0}] | States.A.Retry[0].IntervalSeconds: is 0
          "Resource": "f", "Retry": [{"ErrorEquals": ["x"], "IntervalSeconds": 5, "MaxDelaySeconds": 5}] | States.A.Retry[0].MaxDelaySeconds: is 5, and the first pause is 5 already
          "Resource": "f", "Retry": [{"ErrorEquals": ["x"], "JitterStrategy": "SOME"}] | States.A.Retry[0].JitterStrategy: is "SOME": write FULL or NONE
          "Resource": "f", "Retry": [{"ErrorEquals": ["x"], "BackofRate": 2}] | States.A.Retry[0].BackofRate: is not a field here: did you mean BackoffRate?
          "Resource": "f", "Retry": [{"ErrorEquals": ["States.ALL", "x"]}] | States.A.Retry[0].ErrorEquals: has States.ALL beside others: let it stand alone
          "Resource": "f", "Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["x"]}] | States.A.Retry[0].ErrorEquals: has States.ALL before others: move it to the end of Retry
          "Resource": "f", "Catch": [{"ErrorEquals": ["x"]}]             | States.A.Catch[0]: Next is missing
          "Resource": "f", "Catch": [{"ErrorEquals": ["x"], "Next": "Z"}] | States.A.Catch[0].Next: names "Z"
          "Resource": "f", "Catch": [{"ErrorEquals": ["x"], "Next": "A", "ResultPath": "$.e"}] | States.A.Catch[0].ResultPath: belongs to JSONPath
          """)
  void refusesAWrongTask(String fields, String problem) {
    assertThat(
            problems(machine("\"A\": {\"Type\": \"Task\", %s, \"End\": true}".formatted(fields))))
        .contains(problem);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "A": {"Type": "Pass", "InputPath": "$.x", "End": true}         | States.A.InputPath: belongs to JSONPath, and the dialect is JSONata: select from $states.input
          "A": {"Type": "Pass", "OutputPath": "$.x", "End": true}        | States.A.OutputPath: belongs to JSONPath, and the dialect is JSONata: write Output
          "A": {"Type": "Pass", "Result": {}, "End": true}               | States.A.Result: belongs to JSONPath, and the dialect is JSONata: write Output
          "A": {"Type": "Pass", "Parameters": {}, "End": true}           | States.A.Parameters: belongs to JSONPath, and the dialect is JSONata: write Arguments (in a Pass state Output
          "A": {"Type": "Task", "Resource": "f", "ResultPath": "$.x", "End": true} | States.A.ResultPath: belongs to JSONPath, and the dialect is JSONata: write Output, such as "{% $merge(
          "A": {"Type": "Task", "Resource": "f", "ResultSelector": {}, "End": true} | select from $states.result in Output or Assign
          "A": {"Type": "Task", "Resource": "f", "Arguments": {"x.$": "$.x"}, "End": true} | States.A.Arguments."x.$": belongs to JSONPath, and the dialect is JSONata: name it without .$
          "A": {"Type": "Wait", "SecondsPath": "$.x", "End": true}       | States.A.SecondsPath: belongs to JSONPath, and the dialect is JSONata: write Seconds with an expression
          "A": {"Type": "Choice", "Choices": [{"Variable": "$.x", "NumericEquals": 1, "Next": "A"}]} | States.A.Choices[0]: belongs to JSONPath, and the dialect is JSONata: write "Condition": "{% … %}"
          "A": {"Type": "Choice", "Choices": [{"Variable": "$.x", "NumericEquals": 1, "Next": "A"}]} | States.A.Choices[0].NumericEquals: belongs to JSONPath
          "A": {"Type": "Pass", "Assign": {"x.$": "$.x"}, "End": true}   | States.A.Assign."x.$": belongs to JSONPath
          """)
  void refusesTheOtherDialectAndNamesTheRemedy(String states, String problem) {
    assertThat(problems(machine(states))).contains(problem);
  }

  @Test
  void refusesToAssignInsideABranchWhatIsAssignedOutsideEvenLater() {
    String problems =
        problems(
            machine(
                """
                "A": {"Type": "Parallel", "Next": "C", "Branches": [{"StartAt": "B", "States": {
                  "B": {"Type": "Pass", "Assign": {"x": 1, "mine": 1}, "End": true}}}]},
                "C": {"Type": "Pass", "Assign": {"x": 1}, "End": true}
                """));

    assertThat(problems)
        .isEqualTo(
            "States.A.Branches[0].States.B.Assign.x: is a variable that is assigned outside"
                + " already, by States.C.Assign.x: choose another name, as what is inside can read"
                + " it and cannot assign it");
  }

  @Test
  void letsBranchesBesideEachOtherAssignTheSameName() {
    StateMachine machine =
        StateMachine.parse(
            machine(
                """
                "A": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "B", "States": {"B": {"Type": "Pass", "Assign": {"x": 1}, "End": true}}},
                  {"StartAt": "C", "States": {"C": {"Type": "Pass", "Assign": {"x": 1}, "End": true}}}]}
                """));

    assertThat(((State.Parallel) machine.flow().state("A")).branches()).hasSize(2);
  }

  @Test
  void refusesAStateNameOfMoreThan80Characters() {
    String name = "x".repeat(81);

    assertThat(
            problems(
                """
                {"QueryLanguage": "JSONata", "StartAt": "%s", "States": {"%s": {"Type": "Succeed"}}}
                """
                    .formatted(name, name)))
        .contains("has a name of 81 characters: use 1 to 80");
  }

  @Test
  void refusesADefinitionThatIsLargerThanAwsTakes() {
    String comment = "x".repeat(1_100_000);

    assertThat(
            problems(
                """
                {"Comment": "%s", "QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}
                """
                    .formatted(comment)))
        .contains("use at most 1048576");
  }
}
