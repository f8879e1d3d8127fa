package io.lablift.statemachine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SharingTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static JsonNode json(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  @Test
  void isTheEarlierTreeItselfWhereAllIsTheSame() throws JsonProcessingException {
    JsonNode before = json("{\"ready\": false, \"made\": [{\"id\": \"nat-1\"}, 2.5, null]}");

    assertThat(Sharing.of(json(before.toString()), before)).isSameAs(before);
  }

  @Test
  void keepsWhatIsTheSameAndTakesWhatIsNew() throws JsonProcessingException {
    JsonNode before = json("{\"made\": [{\"id\": \"nat-1\"}, {\"id\": \"nat-2\"}], \"wait\": 5}");
    JsonNode now = json("{\"made\": [{\"id\": \"nat-1\"}, {\"id\": \"nat-3\"}], \"wait\": 5}");

    JsonNode shared = Sharing.of(now, before);

    assertThat(shared).isEqualTo(now);
    assertThat(shared.at("/made/0")).isSameAs(before.at("/made/0"));
  }

  @Test
  void isWrittenAsItCameWhateverTheOrderBefore() throws JsonProcessingException {
    JsonNode before = json("{\"a\": 1, \"b\": {\"c\": 2}}");
    JsonNode now = json("{\"b\": {\"c\": 2}, \"a\": 1}");

    assertThat(Sharing.of(now, before)).hasToString(now.toString());
    assertThat(Sharing.of(json("{\"a\": 1}"), before)).hasToString("{\"a\":1}");
    assertThat(Sharing.of(json("[1, 2]"), json("[1]"))).hasToString("[1,2]");
    assertThat(Sharing.of(json("1"), null)).hasToString("1");
  }
}
