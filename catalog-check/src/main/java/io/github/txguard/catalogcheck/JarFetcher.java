package io.github.txguard.catalogcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** Gets jars through Maven itself, so that the user's mirrors, proxies and local repository hold. */
final class JarFetcher {
    private final Path folder;

    /**
     * Makes a fetcher.
     *
     * @param folder where the jars go; jars that are there are not fetched again
     */
    JarFetcher(Path folder) {
        this.folder = folder;
    }

    /**
     * Gets the jars that are not in the folder, without their dependencies.
     *
     * @param coordinates jars to get
     */
    void fetch(SortedSet<Coordinate> coordinates) {
        List<Coordinate> missing = coordinates.stream()
                .filter(coordinate -> !Files.exists(folder.resolve(coordinate.fileName())))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path pom = folder.resolve("pom.xml");
            Files.writeString(pom, pom(missing));
            run(pom);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Path pom) {
        InvocationRequest request = new DefaultInvocationRequest();
        request.setPomFile(pom.toFile());
        request.addArg("dependency:copy");
        request.setBatchMode(true);
        request.setQuiet(true);
        Properties properties = new Properties();
        properties.setProperty("outputDirectory", folder.toAbsolutePath().toString());
        request.setProperties(properties);
        DefaultInvoker invoker = new DefaultInvoker();
        invoker.setMavenHome(Path.of(System.getProperty("maven.home", "")).toFile());
        try {
            InvocationResult result = invoker.execute(request);
            if (result.getExitCode() != 0) {
                throw new IllegalStateException("jars cannot be fetched; see Maven's output above");
            }
        } catch (MavenInvocationException e) {
            throw new IllegalStateException("Maven cannot be run", e);
        }
    }

    private static String pom(List<Coordinate> jars) {
        StringBuilder items = new StringBuilder();
        for (Coordinate jar : jars) {
            items.append("<artifactItem><groupId>").append(jar.group());
            items.append("</groupId><artifactId>").append(jar.artifact());
            items.append("</artifactId><version>").append(jar.version());
            items.append("</version></artifactItem>\n");
        }
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>io.github.txguard</groupId>
                  <artifactId>catalog-jars</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build><plugins><plugin>
                    <groupId>org.apache.maven.plugins</groupId>
                    <artifactId>maven-dependency-plugin</artifactId>
                    <version>3.9.0</version>
                    <configuration>
                      <prependGroupId>true</prependGroupId>
                      <artifactItems>
                %s
                      </artifactItems>
                    </configuration>
                  </plugin></plugins></build>
                </project>
                """.formatted(items);
    }
}
