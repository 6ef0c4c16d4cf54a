using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Liaison.Server.Tests;

/// <summary>Other programs that tests start, each in a process of its own.</summary>
internal static class Programs
{
    /// <summary>Whether a program is there and ends well.</summary>
    public static bool Has(string program, params string[] arguments)
    {
        try
        {
            return Run(program, arguments).Result.Code == 0;
        }
        catch (AggregateException absent) when (absent.InnerException is Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Runs a program to its end: exit code, and what it said on either stream.</summary>
    public static async Task<(int Code, string Output)> Run(string program, params string[] arguments)
    {
        var (code, output, error) = await Run(new ProcessStartInfo(program, arguments));
        return (code, output + error);
    }

    /// <summary>Runs a program that is told where it runs or what its environment is, each stream by itself.</summary>
    public static async Task<(int Code, string Output, string Error)> Run(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError, start.StandardOutputEncoding) = (true, true, Encoding.UTF8);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>What a program says of a file.</summary>
    public static async Task<(int Code, string Output)> On(byte[] file, string program, Func<string, string[]> arguments)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.file");
        await File.WriteAllBytesAsync(path, file);
        try
        {
            return await Run(program, arguments(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static async Task<string> PdfText(byte[] file) => (await On(file, "pdftotext", path => ["-raw", "-enc", "UTF-8", path, "-"])).Output;

    /// <summary>What LibreOffice reads in an OpenDocument file; null on a machine without it.</summary>
    public static async Task<string?> OfficeText(byte[] file)
    {
        if (!Has("soffice", "--version"))
            return null;
        var folder = Directory.CreateTempSubdirectory("liaison-office-");
        try
        {
            var path = Path.Combine(folder.FullName, "file.odt");
            await File.WriteAllBytesAsync(path, file);
            var (code, said) = await Run("soffice", $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8",
                "--outdir", folder.FullName, path);
            Assert.True(code == 0, said);
            return await File.ReadAllTextAsync(Path.ChangeExtension(path, ".txt"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
