using System.Security.Cryptography;

namespace Liaison.Server.Journal;

/// <summary>Verifies an export without the service that made it.</summary>
public sealed class ExportVerification : IDisposable
{
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ExportHeader header;
    private readonly VerificationReport report;
    private readonly KnownKeys keys;
    private readonly Verification verification;
    private bool closed;

    private ExportVerification(ExportHeader header, Evidence evidence, VerificationReport report)
    {
        this.header = header;
        this.report = report;
        (report.Origin, report.PayloadMonths) = (header.Origin, header.PayloadMonths);
        if (header.Format != ExportHeader.Version || header.PayloadMonths is < 1 or > 1200)
            report.Fault($"Line 1: this is no {ExportHeader.Version}.");
        keys = new KnownKeys(header.Keys, evidence.PinnedKeys, report);
        verification = new Verification(report, keys, evidence.Witnesses(header.Origin, keys, report), header.Prefecture);
    }

    public static async Task<VerificationReport> Run(Stream file, Evidence evidence)
    {
        var report = new VerificationReport();
        ExportVerification? running = null;
        var number = 0;
        await foreach (var line in ExportReader.Lines(file))
        {
            number++;
            if (running is not null)
                running.Next(line, number);
            else if (ExportLines.Read<ExportHeader>(line) is { } header)
                (running = new ExportVerification(header, evidence, report)).digest.AppendData(line);
            else
                break;
        }
        if (running is null)
            report.Fault("Line 1: this is no export of a journal.");
        else if (!running.closed)
            report.Fault($"The file ends after line {number} without its closing line: it was shortened.");
        running?.Dispose();
        return report;
    }

    public void Dispose()
    {
        digest.Dispose();
        keys.Dispose();
    }

    private void Next(byte[] line, int number)
    {
        if (closed)
        {
            report.Fault($"Line {number}: nothing may follow the closing line.");
            return;
        }
        if (line.AsSpan().StartsWith("{\"end\":"u8) && ExportLines.Read<ExportClosing>(line) is { } closing)
        {
            Close(closing, line, number);
            return;
        }
        digest.AppendData(line);
        if (line.AsSpan().StartsWith("{\"body\":"u8) && ExportLines.Read<SignedCheckpoint>(line) is { } checkpoint)
            verification.Checkpoint(checkpoint);
        else if (ExportLines.Read<ExportLeaf>(line) is { } leaf)
            verification.Leaf(leaf);
        else
            report.Fault($"Line {number}: this is no line of an export.");
    }

    private void Close(ExportClosing closing, byte[] line, int number)
    {
        closed = true;
        var end = closing.End;
        var text = ExportEnd.Text(header.Origin, end.Size, end.Root, digest.GetHashAndReset(), end.At);
        // One way to write it: what the signature does not cover cannot hide anything.
        if (!line.AsSpan().SequenceEqual(ExportLines.Write(closing)) || !Instants.TryParse(end.At, out var at))
        {
            report.Fault($"Line {number}: the closing line is malformed.");
            return;
        }
        if (keys.WhyNot(text, end.KeyId, end.Signature) is { } reason)
            report.Fault($"The closing line does not fit the file, which was changed after it was made: {reason}.");
        if (end.Size != verification.Size || header.Size != verification.Size || !Merkle.Same(end.Root, verification.Root()))
            report.Fault($"The file holds {verification.Size} leaves; its first line speaks of {header.Size} and its last of {end.Size}, or their root differs.");
        verification.Close(at);
    }
}
