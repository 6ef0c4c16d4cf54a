using System.Text;
using Liaison.Server.Tests.Access;
using Liaison.Server.Tests.Cli;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>A backup holds no word at all, not even those that stand open in the data.</summary>
[Collection(nameof(AccessApp))]
public sealed class BackupExitTests(AccessApp app)
{
    [Fact]
    public async Task What_stands_open_in_the_data_is_sealed_in_a_backup_and_is_found_once_it_is_opened()
    {
        var (code, folder, error) = await Commands.Run(app.Storage.Folder, app.Storage.Settings, "backup", Path.Combine(app.Storage.Folder, "sealed"));
        Assert.True(code == 0, error);
        foreach (var path in Directory.GetFiles(folder))
            Assert.Empty(In(await File.ReadAllBytesAsync(path)));
        var opened = await OpenedBackup.Data(folder, Path.Combine(app.Storage.Folder, "keys"));
        Assert.Contains(In(await File.ReadAllBytesAsync(opened)), canary => canary.Field == "meeting.theme");
    }

    private IEnumerable<Canary> In(byte[] content) => app.Canaries.In(Encoding.Latin1.GetString(content));
}
