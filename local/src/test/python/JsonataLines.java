import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;

/**
 * Evaluates JSONata: one JSON string (the expression) a line in, one {"ok":..}|{"err":..} a line
 * out.
 */
public class JsonataLines {
  public static void main(String[] a) throws Exception {
    ObjectMapper m = new ObjectMapper();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    for (String line; (line = in.readLine()) != null; ) {
      Map<String, Object> r = new HashMap<>();
      try {
        r.put("ok", Jsonata.jsonata(m.readValue(line, String.class)).evaluate(null));
        out.println(m.writeValueAsString(r));
      } catch (Throwable t) {
        out.println(m.writeValueAsString(Map.of("err", String.valueOf(t.getMessage()))));
      }
    }
  }
}
