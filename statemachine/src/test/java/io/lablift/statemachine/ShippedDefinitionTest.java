package io.lablift.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.statemachine.asl.StateMachine;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShippedDefinitionTest {
  @ParameterizedTest
  @EnumSource
  void isASoundStateMachineWhenItsPlaceholdersAreBound(ShippedDefinition definition) {
    Map<String, String> bindings =
        definition.placeholders().stream()
            .collect(
                Collectors.toMap(
                    name -> name,
                    name -> "arn:aws:lambda:ap-northeast-2:123456789012:function:" + name));

    StateMachine machine = definition.bind(bindings);

    assertThat(machine.flow().states()).isNotEmpty();
    assertThat(machine.timeout()).as("every machine has an end in time").isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void namesThePlaceholdersThatAreNotBound(ShippedDefinition definition) {
    String first = definition.placeholders().iterator().next();

    assertThatThrownBy(() -> definition.bind(Map.of()))
        .hasMessageContaining(definition.machineName() + " has placeholders without a binding")
        .hasMessageContaining(first);
  }
}
