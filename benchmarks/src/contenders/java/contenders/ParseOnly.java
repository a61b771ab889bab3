package contenders;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Parses files and drops the trees: what no analysis on this parser can be faster than. Arguments: file of files, threads. */
public final class ParseOnly {
    private ParseOnly() {}

    public static void main(String[] arguments) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(arguments[1]));
        ThreadLocal<JavaParser> parsers = ThreadLocal.withInitial(() -> new JavaParser(
                new ParserConfiguration().setAttributeComments(false).setLanguageLevel(LanguageLevel.RAW)));
        List<Future<Boolean>> parsed = new ArrayList<>();
        for (String file : Files.readAllLines(Path.of(arguments[0]))) {
            parsed.add(threads.submit(() -> {
                String text = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
                return parsers.get().parse(text).isSuccessful();
            }));
        }
        int failed = 0;
        for (Future<Boolean> one : parsed) {
            failed += one.get() ? 0 : 1;
        }
        threads.shutdown();
        System.out.println(failed + " of " + parsed.size() + " files not parsed");
    }
}
