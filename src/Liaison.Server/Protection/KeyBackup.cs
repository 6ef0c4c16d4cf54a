using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Liaison.Server.Backups;
using Liaison.Server.Data;

namespace Liaison.Server.Protection;

/// <summary>Saves the key store into a file, and brings keys back from one. A key that was destroyed stays destroyed: an erasure is final once the
/// last copy of its key is gone, so copies older than <see cref="KeptDays"/> are deleted by the next one. The keys in it are wrapped; the root keys
/// are not in it.</summary>
public static class KeyBackup
{
    public const int KeptDays = 30;

    private const int Page = 1000;
    private const string Prefix = "case-keys-";
    private const string Ending = ".jsonl";
    private const string Form = "yyyyMMdd'T'HHmmss.fff'Z'";

    private sealed record End(int Keys, string Sha256);

    /// <summary>Writes all keys into a new file of a folder, one a line, and deletes the copies there that are too old.</summary>
    /// <returns>The file, which is on disk, how many keys are in it, and how many copies were deleted.</returns>
    /// <param name="register">Goes beside the file, so that what was destroyed since stays so when the file is brought back.</param>
    public static async Task<(string Path, int Keys, int Deleted)> Save(KeyStore store, ErasureRegister register, string folder, DateTimeOffset at)
    {
        Durable.CreateFolder(folder);
        var path = Path.Combine(Path.GetFullPath(folder), Prefix + at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture) + Ending);
        var count = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var file = Durable.CreateFile(path))
        {
            var last = Guid.Empty;
            while (store.After(last, Page) is [.., var end] keys)
            {
                foreach (var key in keys)
                {
                    var line = Line(key);
                    hash.AppendData(line);
                    await file.WriteAsync(line);
                }
                (count, last) = (count + keys.Count, end.Id);
            }
            await file.WriteAsync(Line(new End(count, Convert.ToHexStringLower(hash.GetHashAndReset()))));
            file.Flush(flushToDisk: true);
        }
        using (var copy = new ErasureRegister(Path.Combine(Path.GetFullPath(folder), ErasureRegister.FileName)))
            await copy.Add(register.Read());
        Durable.FlushFolder(folder);
        return (path, count, DeleteOld(folder, at));
    }

    /// <summary>Adds the keys of a file that the store does not know; those it knows, destroyed ones too, stay as they are. What the register names, or
    /// its copy beside the file, comes back as destroyed, and is destroyed where it was there.</summary>
    /// <exception cref="StorageException">The file is not as it was written; nothing was added.</exception>
    /// <returns>How many keys came back, without those that the register names.</returns>
    public static async Task<int> BringBack(KeyStore store, ErasureRegister register, string path)
    {
        using (var copy = new ErasureRegister(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, ErasureRegister.FileName)))
            await register.Add(copy.Read());
        var erased = register.Read().ToDictionary(erasure => erasure.Case);
        var lines = await File.ReadAllLinesAsync(path);
        Check(path, lines);
        var missing = lines[..^1].Select(line => JsonSerializer.Deserialize<WrappedKey>(line)!).Where(key => store.Find(key.Id) is null)
            .Select(key => erased.TryGetValue(key.Id, out var erasure) ? key with { Root = null, Wrapped = null, DestroyedAt = erasure.At } : key).ToList();
        foreach (var part in missing.Chunk(Page))
            await store.Add(part);
        foreach (var part in erased.Values.GroupBy(erasure => erasure.At))
            await store.Destroy([.. part.Select(erasure => erasure.Case)], part.Key);
        return missing.Count(key => !erased.ContainsKey(key.Id));
    }

    private static void Check(string path, string[] lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines.SkipLast(1))
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        var sum = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (lines is not [.., var last] || last != Encoding.UTF8.GetString(Line(new End(lines.Length - 1, sum))).TrimEnd('\n'))
            throw new StorageException($"{path} is no whole copy of a key store: nothing was brought back.");
    }

    private static byte[] Line<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value), (byte)'\n'];

    private static int DeleteOld(string folder, DateTimeOffset at)
    {
        var old = Directory.EnumerateFiles(folder, $"{Prefix}*{Ending}").Where(path => TakenAt(path) < at.UtcDateTime.AddDays(-KeptDays)).ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    private static DateTime TakenAt(string path) => DateTime.TryParseExact(Path.GetFileName(path)[Prefix.Length..^Ending.Length], Form,
        CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : DateTime.MaxValue;
}
