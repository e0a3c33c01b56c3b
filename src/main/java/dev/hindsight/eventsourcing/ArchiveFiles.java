package dev.hindsight.eventsourcing;

import dev.hindsight.eventsourcing.ArchiveManifest.ArchivedStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of archives. The events of an archive are one file of gzip, which any program unpacks; each stream is a member
 * of its own in it, so that one can be read without the others. Safe for use by several threads.
 */
final class ArchiveFiles {
    private static final String EVENTS = ".events.gz";
    private static final String MANIFEST = ".manifest.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    /** Manifests that were compared with their hash; they never change. */
    private final Map<UUID, ArchiveManifest> trusted = new ConcurrentHashMap<>();

    ArchiveFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes an archive; when this returns it is on the disk. */
    ArchiveManifest write(UUID id, Instant now, List<List<RecordedEvent>> streams) {
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        List<ArchivedStream> members = new ArrayList<>();
        for (List<RecordedEvent> stream : streams) {
            byte[] member = packed(stream);
            members.add(describe(stream, events.size(), member));
            events.writeBytes(member);
        }
        ArchiveManifest manifest = new ArchiveManifest(id, now, members);
        try {
            Files.createDirectories(folder);
            writeWhole(file(id, EVENTS), events.toByteArray());
            writeWhole(file(id, MANIFEST), JSON.writeValueAsBytes(manifest));
        } catch (IOException e) {
            throw new ArchiveException("The archive cannot be written to %s: %s".formatted(folder, e.getMessage()), e);
        }
        return manifest;
    }

    String hashOfManifest(UUID id) {
        return sha256(read(file(id, MANIFEST)));
    }

    /** @throws ArchiveException if the file is missing or has another hash */
    ArchiveManifest manifest(UUID id, String hash) {
        return trusted.computeIfAbsent(id, _ -> {
            byte[] bytes = read(file(id, MANIFEST));
            requireHash(file(id, MANIFEST), bytes, hash);
            return JSON.readValue(bytes, ArchiveManifest.class);
        });
    }

    /** @throws ArchiveException if the file is missing or what is in it has another hash */
    List<RecordedEvent> stream(ArchiveManifest manifest, ArchivedStream stream) {
        Path file = file(manifest.archiveId(), EVENTS);
        byte[] member = new byte[stream.length()];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.wrap(member);
            while (buffer.hasRemaining() && channel.read(buffer, stream.offset() + buffer.position()) >= 0) {
                // one read may not be enough
            }
        } catch (IOException e) {
            throw new ArchiveException("The archive %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        requireHash(file, member, stream.sha256());
        return unpacked(file, member);
    }

    /** The next events after a position, in the order of the store; memory is taken for streams that overlap there. */
    List<RecordedEvent> eventsAfter(ArchiveManifest manifest, Position after, int most) {
        Deque<ArchivedStream> ahead = new ArrayDeque<>(manifest.streams().stream()
                .filter(stream -> stream.last().compareTo(after) > 0)
                .sorted(Comparator.comparing(ArchivedStream::first))
                .toList());
        PriorityQueue<RecordedEvent> open = new PriorityQueue<>(Comparator.comparing(RecordedEvent::position));
        List<RecordedEvent> events = new ArrayList<>();
        while (events.size() < most && !(open.isEmpty() && ahead.isEmpty())) {
            while (!ahead.isEmpty()
                    && (open.isEmpty()
                            || ahead.getFirst().first().compareTo(open.element().position()) < 0)) {
                stream(manifest, ahead.removeFirst()).stream()
                        .filter(event -> event.position().compareTo(after) > 0)
                        .forEach(open::add);
            }
            if (!open.isEmpty()) {
                events.add(open.remove());
            }
        }
        return events;
    }

    /** Removes what an archiving that was killed has left. */
    void removeAllBut(List<UUID> known) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean ours = name.contains(EVENTS) || name.contains(MANIFEST);
                if (ours && known.stream().noneMatch(id -> name.equals(id + EVENTS) || name.equals(id + MANIFEST))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new ArchiveException("The folder %s cannot be tidied: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private Path file(UUID id, String suffix) {
        return folder.resolve(id + suffix);
    }

    private static ArchivedStream describe(List<RecordedEvent> stream, int offset, byte[] member) {
        RecordedEvent last = stream.getLast();
        return new ArchivedStream(
                last.stored().aggregateId(),
                last.stored().aggregateType(),
                stream.size(),
                stream.stream()
                        .map(RecordedEvent::position)
                        .min(Position::compareTo)
                        .orElseThrow(),
                stream.stream()
                        .map(RecordedEvent::position)
                        .max(Position::compareTo)
                        .orElseThrow(),
                last.stored().version(),
                offset,
                member.length,
                sha256(member));
    }

    private static byte[] packed(List<RecordedEvent> stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (RecordedEvent event : stream) {
                gzip.write(JSON.writeValueAsBytes(event));
                gzip.write('\n');
            }
        } catch (IOException e) {
            throw new ArchiveException("Cannot pack events in memory", e);
        }
        return bytes.toByteArray();
    }

    private static List<RecordedEvent> unpacked(Path file, byte[] member) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(member))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> JSON.readValue(line, RecordedEvent.class))
                    .toList();
        } catch (IOException | JacksonException e) {
            throw new ArchiveException("The archive %s cannot be unpacked: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Under another name first, so that a half-written file never bears the right name. */
    private static void writeWhole(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (FileChannel channel =
                FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ArchiveException("The archive %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void requireHash(Path file, byte[] bytes, String hash) {
        if (!sha256(bytes).equals(hash)) {
            throw new ArchiveException(
                    "The archive %s is damaged: its hash is not that of its manifest".formatted(file), null);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
