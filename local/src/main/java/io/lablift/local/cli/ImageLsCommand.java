package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.Console;
import io.lablift.local.show.ImageText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift image ls}: one line for each image. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = "Lists the images, the newest first: state, AMI, name, age, size, cost.")
final class ImageLsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--course", description = "Only images of this course.")
  private @Nullable String course;

  ImageLsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String path =
        course == null
            ? "/images"
            : "/images?course=" + URLEncoder.encode(course, StandardCharsets.UTF_8);
    try (ApiClient api = server.client()) {
      JsonNode images = api.get(path).body().path("images");
      images.forEach(image -> console.line(ImageText.line(image)));
      if (images.isEmpty()) {
        console.note("No images. Bake one: ./lablift image bake --course aws101");
      }
    }
    return Exit.OK;
  }
}
