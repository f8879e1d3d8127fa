package io.lablift.local.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.local.roster.Roster.Student;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RosterTest {
  private static List<Student> read(String text) {
    return Roster.read(text.getBytes(StandardCharsets.UTF_8)).students();
  }

  private static List<String> ids(String text) {
    return read(text).stream().map(Student::id).toList();
  }

  @Test
  void readsWhatASpreadsheetWrites() {
    assertThat(
            read("\uFEFFName,Student\r\n\"Kim, Minsu\",kim\r\n\r\n  ,\r\n\"Lee\"\"Lee\",lee-2\r\n"))
        .containsExactly(new Student(2, "kim", ""), new Student(5, "lee-2", ""));
    assertThat(ids("id;name\nkim;Kim Minsu\npark;\n")).containsExactly("kim", "park");
    assertThat(ids("kim\tKim\nlee\tLee")).containsExactly("kim", "lee");
  }

  @Test
  void aHeaderIsOptionalAndOtherColumnsAreLeftAlone() {
    assertThat(ids("kim\nlee\n")).containsExactly("kim", "lee");
    assertThat(ids("No.,id,Team\n1,kim,red\n2,lee,blue\n")).containsExactly("kim", "lee");
    assertThat(ids("성명,학번\n이순신,s20261\n박지성,s20262\n")).containsExactly("s20261", "s20262");
    assertThat(ids("Name,Student ID\nMin,kim\n")).containsExactly("kim");
  }

  @Test
  void derivesIdsOfNamesInAnyScriptAndKeepsTheNames() {
    assertThat(read("name\n김민준\n\"이 서연\"\nZoë O'Brien\nИван Петров\n"))
        .containsExactly(
            new Student(2, "gimminjun", "김민준"),
            new Student(3, "i-seoyeon", "이 서연"),
            new Student(4, "zoe-o-brien", "Zoë O'Brien"),
            new Student(5, "ivan-petrov", "Иван Петров"));
    assertThat(ids("Kim Minsu of a Family whose Name is longer than an Id\n"))
        .containsExactly("kim-minsu-of-a-family-whose-name");
    assertThat(ids("A234567890 A234567890 A23456789 B\n"))
        .containsExactly("a234567890-a234567890-a23456789");
  }

  @Test
  void anIdStandsWhereBothAreGivenAndANameWhereTheIdIsMissing() {
    assertThat(read("id,name\nkim,김민준\n,이서연\n"))
        .containsExactly(new Student(2, "kim", ""), new Student(3, "iseoyeon", "이서연"));
  }

  @Test
  void namesDoublesWithTheirLines() {
    assertThatThrownBy(() -> read("name\n김민준\nlee\nGimminjun\n\nlee\n"))
        .isInstanceOf(BadRoster.class)
        .hasMessageContaining("gimminjun is there 2 times: line 2 (김민준), line 4 (Gimminjun)")
        .hasMessageContaining("lee is there 2 times: line 3, line 6: give each an id of their own");
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertThatThrownBy(() -> read("id,name\nKim,\n,\n-a,\n,\"!!!\"\nx,y,z\n"))
        .isInstanceOf(BadRoster.class)
        .hasMessageContaining("line 2: \"Kim\" is no student id: 1 to 32 lower-case letters")
        .hasMessageContaining("line 4: \"-a\" is no student id")
        .hasMessageContaining("line 5: no student id can be derived from \"!!!\"");
    assertThatThrownBy(() -> read("id,name,team\nkim,,red\n,,blue\n"))
        .hasMessageContaining("line 3 names no student");
    assertThatThrownBy(() -> read("name\n\n")).hasMessageContaining("there is no student in it");
    assertThatThrownBy(() -> read("")).hasMessageContaining("there is no student in it");
    assertThatThrownBy(() -> read("\"kim\n")).hasMessageContaining("it is no CSV");
  }

  @Test
  void aFileInAnotherEncodingIsNotGuessedAt() {
    assertThatThrownBy(() -> Roster.read("name\n김민준\n".getBytes(Charset.forName("MS949"))))
        .isInstanceOf(BadRoster.class)
        .hasMessageContaining("it is not UTF-8: save it as \"CSV UTF-8\"");
  }

  @Test
  void aClassHasAThousandStudentsAtMost() {
    String many =
        IntStream.rangeClosed(1, 5000).mapToObj(i -> "s" + i).collect(Collectors.joining("\n"));

    assertThatThrownBy(() -> read(many))
        .hasMessageContaining("it has 5000 students; a class has at most 1000");
    assertThat(ids(many.substring(0, many.indexOf("s1001")))).hasSize(1000);
  }
}
