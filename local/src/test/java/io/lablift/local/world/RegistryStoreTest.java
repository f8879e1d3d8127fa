package io.lablift.local.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class RegistryStoreTest {
  @Test
  void keepsWhatItWasGivenUntilTheNextProcess(@TempDir Path directory) throws Exception {
    Path data = directory.resolve("not/there/yet");
    try (RegistryStore store = RegistryStore.onFile(data, "labs")) {
      store.makeTable("lablift");
      store
          .client()
          .putItem(r -> r.tableName("lablift").item(Map.of("pk", AttributeValue.fromS("LAB#a-b"))));
    }
    try (RegistryStore store = RegistryStore.onFile(data, "labs")) {
      store.makeTable("lablift");
      assertThat(store.client().scan(r -> r.tableName("lablift")).items()).hasSize(1);
    }
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files.map(file -> file.getFileName().toString())).contains("labs.db", "labs.lock");
    }
  }

  @Test
  void refusesASecondProcessWithTheWayOut(@TempDir Path directory) {
    try (RegistryStore open = RegistryStore.onFile(directory, "labs")) {
      assertThat(open.client()).isNotNull();
      assertThatThrownBy(() -> RegistryStore.onFile(directory, "labs"))
          .isInstanceOf(RegistryInUse.class)
          .hasMessageContaining("--data");
    }
  }
}
