using System.Globalization;
using System.Text.Json;
using Dapper;
using Liaison.Server.Pipeline;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Decade;

/// <summary>A generated database as the entries use it: its file, its keys, and what there is to ask for.</summary>
public sealed class Volumes
{
    private readonly List<HeldKey> keys;

    private Volumes(string path)
    {
        Path = path;
        keys = JsonSerializer.Deserialize<List<HeldKey>>(File.ReadAllText(Generator.KeysOf(path)), Generator.Json)!;
    }

    public string Path { get; }

    /// <summary>The database of so many cases, made when it is not there yet or of an older schema.</summary>
    /// <param name="use">Whoever writes takes a file of his own, so that others find theirs as it was made.</param>
    /// <param name="isPlain">For a service that does not seal.</param>
    /// <param name="nothingExpires">With the content of all entries of the journal.</param>
    public static async Task<Volumes> Of(Settings settings, int cases, string use = "read", int prefectures = 101, bool isPlain = false, bool nothingExpires = false)
    {
        var path = PathOf(settings, string.Create(CultureInfo.InvariantCulture, $"{use}-{cases}-{settings.Seed}"));
        if (!File.Exists(Generator.KeysOf(path)) || await Generator.IsOutdated(path))
        {
            await Console.Error.WriteLineAsync($"Generating {cases} cases into {path}");
            var until = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            await Generator.Write(new Volume(prefectures, cases, settings.Seed, until, nothingExpires), path, Console.Error.WriteLine, isPlain);
        }
        return new Volumes(path);
    }

    /// <summary>A copy of it, its keys and its witness with it, that may be spoilt.</summary>
    public Volumes CopyTo(Settings settings, string name)
    {
        var (from, to) = (System.IO.Path.GetDirectoryName(Path)!, System.IO.Path.GetDirectoryName(PathOf(settings, name))!);
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return new Volumes(PathOf(settings, name));
    }

    /// <summary>Where the database of a name lies: in a folder of its own, for its keys lie beside it.</summary>
    public static string PathOf(Settings settings, string name) => System.IO.Path.Combine(settings.Folder, name, "liaison.db");

    /// <summary>The keys of a role, one for each prefecture and association.</summary>
    public IReadOnlyList<HeldKey> Keys(Role role) => [.. keys.Where(key => key.Role == role)];

    /// <summary>For each prefecture some ids of its own, with the key of its office.</summary>
    /// <param name="sql">Selects the id of up to <c>@each</c> rows of <c>@Prefecture</c>.</param>
    public IReadOnlyList<(HeldKey Key, string Id)> OfOffices(string sql, int each)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
        return [.. Keys(Role.OfficeAgent)
            .SelectMany(key => connection.Query<string>(sql, new { key.Prefecture, each }).Select(id => (key, id)))];
    }

    /// <summary>Closed technical meetings with five items on their agenda.</summary>
    public IReadOnlyList<(HeldKey Key, string Id)> ShortMeetings(int each) => OfOffices("""
        SELECT id FROM meeting WHERE prefecture_code = @Prefecture AND status = 'Closed' AND kind = 'Technical'
          AND (SELECT count(*) FROM agenda_item WHERE meeting_id = meeting.id) = 5 ORDER BY starts_at DESC LIMIT @each
        """, each);

    /// <summary>Cases from all over the decade.</summary>
    public IReadOnlyList<(HeldKey Key, string Id)> SomeCases(int each) => OfOffices("""
        SELECT id FROM case_record WHERE prefecture_code = @Prefecture ORDER BY substr(reference, -8) LIMIT @each
        """, each);
}
