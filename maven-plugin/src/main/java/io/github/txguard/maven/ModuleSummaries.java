package io.github.txguard.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * The summaries of dependencies that other builds have made: those that are dependencies themselves, and those of dependencies
 * that the user names.
 */
final class ModuleSummaries {
    /** Classifier of the artifact. */
    static final String CLASSIFIER = "txguard-summary";

    /** Type and file extension of the artifact. */
    static final String TYPE = "tgs";

    private final RepositorySystem repositories;
    private final RepositorySystemSession session;
    private final Log log;

    /**
     * A search.
     *
     * @param repositories where summaries are found
     * @param session the build
     * @param log hears of what is missing
     */
    ModuleSummaries(RepositorySystem repositories, RepositorySystemSession session, Log log) {
        this.repositories = repositories;
        this.session = session;
        this.log = log;
    }

    static boolean isSummary(Artifact artifact) {
        return artifact.getClassifier().equals(CLASSIFIER);
    }

    /**
     * Finds the summaries.
     *
     * @param artifacts dependencies, with their files
     * @param wanted {@code groupId:artifactId} of those whose summaries are wanted, either with {@code *} in it, or the groupId
     *     alone
     * @param remotes where to look for what has not been downloaded yet
     * @return files, each once
     */
    List<Path> of(List<Artifact> artifacts, List<String> wanted, List<RemoteRepository> remotes) {
        Set<Path> files = new LinkedHashSet<>();
        List<Pattern> patterns = wanted.stream().map(ModuleSummaries::pattern).toList();
        for (Artifact artifact : artifacts) {
            if (isSummary(artifact)) {
                add(artifact, files);
            } else if (artifact.getClassifier().isEmpty()
                    && patterns.stream()
                            .anyMatch(pattern -> pattern.matcher(name(artifact)).matches())) {
                resolve(artifact, remotes, files);
            }
        }
        return new ArrayList<>(files);
    }

    private static String name(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId();
    }

    private static Pattern pattern(String written) {
        String full = written.contains(":") ? written.strip() : written.strip() + ":*";
        return Pattern.compile(Pattern.quote(full).replace("*", "\\E.*\\Q"));
    }

    private static void add(Artifact artifact, Set<Path> files) {
        File file = artifact.getFile();
        if (file != null) {
            files.add(file.toPath());
        }
    }

    private void resolve(Artifact artifact, List<RemoteRepository> remotes, Set<Path> files) {
        Artifact summary = new DefaultArtifact(
                artifact.getGroupId(), artifact.getArtifactId(), CLASSIFIER, TYPE, artifact.getVersion());
        try {
            add(
                    repositories
                            .resolveArtifact(session, new ArtifactRequest(summary, remotes, null))
                            .getArtifact(),
                    files);
        } catch (ArtifactResolutionException e) {
            log.warn("There is no summary of " + name(artifact) + ", its class files are read: " + e.getMessage());
        }
    }
}
