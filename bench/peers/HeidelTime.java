// HeidelTime.java CONFIG heideltime INPUT OUTPUT: peers.py for HeidelTime, in one virtual machine for all documents.
import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class HeidelTime {
  static final Pattern kTag = Pattern.compile("<TIMEX3 [^>]*?type=\"([^\"]*)\" value=\"([^\"]*)\"[^>]*>|</TIMEX3>");

  // The string value of a member of one line of JSON, written by Python's json with ensure_ascii.
  static String member(String line, String name) {
    Matcher found = Pattern.compile("\"" + name + "\": \"((?:[^\"\\\\]|\\\\.)*+)\"").matcher(line);
    if (!found.find()) throw new IllegalArgumentException(name);
    StringBuilder out = new StringBuilder();
    String raw = found.group(1);
    for (int i = 0; i < raw.length(); ++i) {
      if (raw.charAt(i) != '\\') {
        out.append(raw.charAt(i));
        continue;
      }
      char escaped = raw.charAt(++i);
      if (escaped == 'u') {
        out.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        out.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped);
      }
    }
    return out.toString();
  }

  // The times of a TimeML document as a JSON array. Between its tags are the words of the text; white space may differ.
  static String times(String timeml, String text) {
    String body = timeml.substring(timeml.indexOf("<TimeML>") + 8, timeml.lastIndexOf("</TimeML>"));
    StringBuilder out = new StringBuilder("[");
    Matcher tag = kTag.matcher(body);
    int in_body = 0, at = 0, begin = 0;
    String type = "", value = "";
    while (tag.find()) {
      at = after(text, at, body.substring(in_body, tag.start()));
      in_body = tag.end();
      if (tag.group(1) != null) {
        type = tag.group(1);
        value = tag.group(2);
        begin = at;
        while (begin < text.length() && Character.isWhitespace(text.charAt(begin))) ++begin;
      } else {
        if (out.length() > 1) out.append(", ");
        out.append(String.format("{\"span\": [%d, %d], \"type\": \"%s\", \"value\": \"%s\"}", text.codePointCount(0, begin), text.codePointCount(0, at), type, value));
      }
    }
    return out.append("]").toString();
  }

  // The place in `text`, from `at` on, behind the letters of `words`.
  static int after(String text, int at, String words) {
    String plain = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&");
    for (char c : plain.toCharArray()) {
      if (Character.isWhitespace(c)) continue;
      int found = text.indexOf(c, at);
      if (found >= 0) at = found + 1;
    }
    return at;
  }

  public static void main(String[] arguments) throws Exception {
    var heideltime = new HeidelTimeStandalone(Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, arguments[0], POSTagger.TREETAGGER);
    var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    StringBuilder out = new StringBuilder();
    long began = os.getProcessCpuTime();
    for (String line : Files.readAllLines(Path.of(arguments[2]))) {
      String text = member(line, "text");
      String timeml = heideltime.process(text, new SimpleDateFormat("yyyy-MM-dd").parse(member(line, "date")));
      out.append("{\"id\": \"").append(member(line, "id")).append("\", \"times\": ").append(times(timeml, text)).append("}\n");
    }
    double seconds = (os.getProcessCpuTime() - began) / 1e9;
    Files.writeString(Path.of(arguments[3]), out);
    System.err.println(seconds);
  }
}
