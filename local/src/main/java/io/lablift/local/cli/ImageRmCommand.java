package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.Console;
import io.lablift.local.show.ImageText;
import io.lablift.local.show.ImageWatch;
import io.lablift.local.show.LabText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./lablift image rm IMAGE}. */
@Command(
    name = "rm",
    mixinStandardHelpOptions = true,
    description = {
      "Removes an image with its snapshots, or ends its bake, and prints the proof.",
      "Refused while a lab is yet to launch servers from it."
    })
final class ImageRmCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(
      index = "0",
      paramLabel = "IMAGE",
      description = "Its id, as in ./lablift image ls, or the AMI's.")
  private String id = "";

  @Option(names = "--no-wait", description = "Ask, and do not wait until it is gone.")
  private boolean noWait;

  ImageRmCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (ApiClient api = server.client()) {
      JsonNode image =
          api.delete("/images/" + URLEncoder.encode(id, StandardCharsets.UTF_8)).body();
      if (noWait) {
        console.line(ImageText.line(image));
        return Exit.OK;
      }
      image =
          new ImageWatch(api, console, new RealInterval())
              .until(image.path("id").asText(), Duration.ofSeconds(1), ImageWatch::isOver);
      LabText.certificate(image).forEach(console::line);
      return image.path("state").asText().equals("GONE") ? Exit.OK : Exit.FAILED;
    }
  }
}
