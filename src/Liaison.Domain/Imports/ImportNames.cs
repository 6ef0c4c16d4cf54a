using System.Collections.Frozen;

namespace Liaison.Domain.Imports;

/// <summary>Names of states and of languages as people write them in tables, in French and English.</summary>
internal static class ImportNames
{
    // Code, then names; a name that two states share is none.
    private const string States =
        "AD Andorre|Andorra;AE Émirats arabes unis|United Arab Emirates;AF Afghanistan;AG Antigua-et-Barbuda|Antigua & Barbuda|Antigua and Barbuda;" +
        "AI Anguilla;AL Albanie|Albania;AM Arménie|Armenia;AO Angola;AQ Antarctique|Antarctica;AR Argentine|Argentina;AS Samoa américaines|American Samoa;" +
        "AT Autriche|Austria;AU Australie|Australia;AW Aruba;AX Îles Åland|Åland Islands;AZ Azerbaïdjan|Azerbaijan;" +
        "BA Bosnie-Herzégovine|Bosnia and Herzegovina|Bosnie;BB Barbade|Barbados;BD Bangladesh;BE Belgique|Belgium;BF Burkina Faso;BG Bulgarie|Bulgaria;" +
        "BH Bahreïn|Bahrain;BI Burundi;BJ Bénin|Benin;BL Saint-Barthélemy|St. Barthélemy;BM Bermudes|Bermuda;BN Brunei;BO Bolivie|Bolivia;" +
        "BQ Pays-Bas caribéens|Caribbean Netherlands;BR Brésil|Brazil;BS Bahamas;BT Bhoutan|Bhutan;BV Île Bouvet|Bouvet Island;BW Botswana;" +
        "BY Biélorussie|Belarus|Bélarus;BZ Belize;CA Canada;CC Îles Cocos|Cocos (Keeling) Islands;" +
        "CD Congo-Kinshasa|Congo - Kinshasa|République démocratique du Congo|RDC|DRC|Democratic Republic of the Congo;" +
        "CF République centrafricaine|Central African Republic;CG Congo-Brazzaville|Congo - Brazzaville|République du Congo|Congo;CH Suisse|Switzerland;" +
        "CI Côte d'Ivoire|Ivory Coast;CK Îles Cook|Cook Islands;CL Chili|Chile;CM Cameroun|Cameroon;CN Chine|China;CO Colombie|Colombia;CR Costa Rica;" +
        "CU Cuba;CV Cap-Vert|Cabo Verde|Cape Verde;CW Curaçao;CX Île Christmas|Christmas Island;CY Chypre|Cyprus;" +
        "CZ Tchéquie|Czechia|République tchèque|Czech Republic;DE Allemagne|Germany;DJ Djibouti;DK Danemark|Denmark;DM Dominique|Dominica;" +
        "DO République dominicaine|Dominican Republic;DZ Algérie|Algeria;EC Équateur|Ecuador;EE Estonie|Estonia;EG Égypte|Egypt;" +
        "EH Sahara occidental|Western Sahara;ER Érythrée|Eritrea;ES Espagne|Spain;ET Éthiopie|Ethiopia;FI Finlande|Finland;FJ Fidji|Fiji;" +
        "FK Îles Malouines|Falkland Islands;FM Micronésie|Micronesia;FO Îles Féroé|Faroe Islands;FR France;GA Gabon;" +
        "GB Royaume-Uni|United Kingdom|Grande-Bretagne|Great Britain;GD Grenade|Grenada;GE Géorgie|Georgia;GF Guyane française|French Guiana;" +
        "GG Guernesey|Guernsey;GH Ghana;GI Gibraltar;GL Groenland|Greenland;GM Gambie|Gambia;GN Guinée|Guinea;GP Guadeloupe;" +
        "GQ Guinée équatoriale|Equatorial Guinea;GR Grèce|Greece;" +
        "GS Géorgie du Sud-et-les Îles Sandwich du Sud|South Georgia & South Sandwich Islands|South Georgia and South Sandwich Islands;GT Guatemala;" +
        "GU Guam;GW Guinée-Bissau|Guinea-Bissau;GY Guyana;HK R.A.S. chinoise de Hong Kong|Hong Kong;" +
        "HM Îles Heard-et-MacDonald|Heard & McDonald Islands|Heard and McDonald Islands;HN Honduras;HR Croatie|Croatia;HT Haïti|Haiti;HU Hongrie|Hungary;" +
        "ID Indonésie|Indonesia;IE Irlande|Ireland;IL Israël|Israel;IM Île de Man|Isle of Man;IN Inde|India;" +
        "IO Territoire britannique de l'océan Indien|British Indian Ocean Territory;IQ Irak|Iraq;IR Iran;IS Islande|Iceland;IT Italie|Italy;JE Jersey;" +
        "JM Jamaïque|Jamaica;JO Jordanie|Jordan;JP Japon|Japan;KE Kenya;KG Kirghizstan|Kyrgyzstan;KH Cambodge|Cambodia;KI Kiribati;KM Comores|Comoros;" +
        "KN Saint-Christophe-et-Niévès|St. Kitts & Nevis|St. Kitts and Nevis;KP Corée du Nord|North Korea;KR Corée du Sud|South Korea;KW Koweït|Kuwait;" +
        "KY Îles Caïmans|Cayman Islands;KZ Kazakhstan;LA Laos;LB Liban|Lebanon;LC Sainte-Lucie|St. Lucia;LI Liechtenstein;LK Sri Lanka;LR Liberia;" +
        "LS Lesotho;LT Lituanie|Lithuania;LU Luxembourg;LV Lettonie|Latvia;LY Libye|Libya;MA Maroc|Morocco;MC Monaco;" +
        "MD Moldavie|Moldova|République de Moldova;ME Monténégro|Montenegro;MF Saint-Martin|St. Martin;MG Madagascar;MH Îles Marshall|Marshall Islands;" +
        "MK Macédoine du Nord|North Macedonia|Macédoine|Macedonia;ML Mali;MM Myanmar|Birmanie|Burma;MN Mongolie|Mongolia;MO Macao;" +
        "MP Îles Mariannes du Nord|Northern Mariana Islands;MQ Martinique;MR Mauritanie|Mauritania;MS Montserrat;MT Malte|Malta;MU Maurice|Mauritius;" +
        "MV Maldives;MW Malawi;MX Mexique|Mexico;MY Malaisie|Malaysia;MZ Mozambique;NA Namibie|Namibia;NC Nouvelle-Calédonie|New Caledonia;NE Niger;" +
        "NF Île Norfolk|Norfolk Island;NG Nigeria;NI Nicaragua;NL Pays-Bas|Netherlands;NO Norvège|Norway;NP Népal|Nepal;NR Nauru;NU Niue;" +
        "NZ Nouvelle-Zélande|New Zealand;OM Oman;PA Panama;PE Pérou|Peru;PF Polynésie française|French Polynesia;" +
        "PG Papouasie-Nouvelle-Guinée|Papua New Guinea;PH Philippines;PK Pakistan;PL Pologne|Poland;" +
        "PM Saint-Pierre-et-Miquelon|St. Pierre & Miquelon|St. Pierre and Miquelon;PN Îles Pitcairn|Pitcairn Islands;PR Porto Rico|Puerto Rico;" +
        "PS Territoires palestiniens|Palestinian Territories|Palestine|État de Palestine;PT Portugal;PW Palaos|Palau;PY Paraguay;QA Qatar;" +
        "RE La Réunion|Réunion;RO Roumanie|Romania;RS Serbie|Serbia;RU Russie|Russia|Fédération de Russie|Russian Federation;RW Rwanda;" +
        "SA Arabie saoudite|Saudi Arabia;SB Îles Salomon|Solomon Islands;SC Seychelles;SD Soudan|Sudan;SE Suède|Sweden;SG Singapour|Singapore;" +
        "SH Sainte-Hélène|St. Helena;SI Slovénie|Slovenia;SJ Svalbard et Jan Mayen|Svalbard & Jan Mayen|Svalbard and Jan Mayen;SK Slovaquie|Slovakia;" +
        "SL Sierra Leone;SM Saint-Marin|San Marino;SN Sénégal|Senegal;SO Somalie|Somalia;SR Suriname;SS Soudan du Sud|South Sudan;" +
        "ST Sao Tomé-et-Principe|São Tomé & Príncipe|São Tomé and Príncipe;SV Salvador|El Salvador;SX Saint-Martin (partie néerlandaise)|Sint Maarten;" +
        "SY Syrie|Syria|République arabe syrienne;SZ Eswatini|Swaziland;TC Îles Turques-et-Caïques|Turks & Caicos Islands|Turks and Caicos Islands;" +
        "TD Tchad|Chad;TF Terres australes françaises|French Southern Territories;TG Togo;TH Thaïlande|Thailand;TJ Tadjikistan|Tajikistan;TK Tokelau;" +
        "TL Timor oriental|Timor-Leste;TM Turkménistan|Turkmenistan;TN Tunisie|Tunisia;TO Tonga;TR Turquie|Türkiye|Turkey;" +
        "TT Trinité-et-Tobago|Trinidad & Tobago|Trinidad and Tobago;TV Tuvalu;TW Taïwan|Taiwan;TZ Tanzanie|Tanzania;UA Ukraine;UG Ouganda|Uganda;" +
        "UM Îles mineures éloignées des États-Unis|U.S. Outlying Islands;US États-Unis|United States|USA|États-Unis d'Amérique;UY Uruguay;" +
        "UZ Ouzbékistan|Uzbekistan;VA État de la Cité du Vatican|Vatican City|Vatican;" +
        "VC Saint-Vincent-et-les Grenadines|St. Vincent & Grenadines|St. Vincent and Grenadines;VE Venezuela;" +
        "VG Îles Vierges britanniques|British Virgin Islands;VI Îles Vierges des États-Unis|U.S. Virgin Islands;VN Viêt Nam|Vietnam;VU Vanuatu;" +
        "WF Wallis-et-Futuna|Wallis & Futuna|Wallis and Futuna;WS Samoa;YE Yémen|Yemen;YT Mayotte;ZA Afrique du Sud|South Africa;ZM Zambie|Zambia;" +
        "ZW Zimbabwe;XK Kosovo;SU Union soviétique|Soviet Union|URSS|USSR;YU Yougoslavie|Yugoslavia;CSXX Serbie-et-Monténégro|Serbia and Montenegro;CSHH Tchécoslovaquie|Czechoslovakia;ZR Zaïre|Zaire;HV Haute-Volta|Upper Volta;" +
        "AN Antilles néerlandaises|Netherlands Antilles;YD Yémen du Sud|Democratic Yemen;" +
        "DD République démocratique allemande|German Democratic Republic|RDA;stateless apatride|stateless;" +
        "undetermined indéterminée|indéterminé|undetermined|inconnue|unknown";

    // As nationalities are put: he and she.
    private const string Nationals =
        "GE géorgien|géorgienne|Georgian;RU russe|Russian;AM arménien|arménienne|Armenian;AZ azerbaïdjanais|azerbaïdjanaise|Azerbaijani;" +
        "UA ukrainien|ukrainienne|Ukrainian;BY biélorusse|Belarusian;MD moldave|Moldovan;AL albanais|albanaise|Albanian;XK kosovar|kosovare|Kosovar;" +
        "RS serbe|Serbian;MK macédonien|macédonienne|Macedonian;BA bosnien|bosnienne|Bosnian;ME monténégrin|monténégrine|Montenegrin;" +
        "TR turc|turque|Turkish;SY syrien|syrienne|Syrian;IQ irakien|irakienne|iraquien|iraquienne|Iraqi;IR iranien|iranienne|Iranian;AF afghan|afghane;" +
        "PK pakistanais|pakistanaise|Pakistani;BD bangladais|bangladaise|Bangladeshi;IN indien|indienne|Indian;LK sri-lankais|sri-lankaise|Sri Lankan;" +
        "CN chinois|chinoise|Chinese;MN mongol|mongole|Mongolian;VN vietnamien|vietnamienne|Vietnamese;PH philippin|philippine|Filipino;" +
        "KZ kazakh|kazakhe|Kazakhstani;UZ ouzbek|ouzbèke|Uzbek;KG kirghize|Kyrgyz;TJ tadjik|tadjike|Tajik;DZ algérien|algérienne|Algerian;" +
        "MA marocain|marocaine|Moroccan;TN tunisien|tunisienne|Tunisian;LY libyen|libyenne|Libyan;EG égyptien|égyptienne|Egyptian;" +
        "SD soudanais|soudanaise|Sudanese;ER érythréen|érythréenne|Eritrean;ET éthiopien|éthiopienne|Ethiopian;SO somalien|somalienne|Somali;" +
        "CD congolais (rdc)|congolaise (rdc);CG congolais (congo)|congolaise (congo);CM camerounais|camerounaise|Cameroonian;" +
        "CI ivoirien|ivoirienne|Ivorian;SN sénégalais|sénégalaise|Senegalese;ML malien|malienne|Malian;GN guinéen|guinéenne|Guinean;" +
        "MR mauritanien|mauritanienne|Mauritanian;NG nigérian|nigériane|Nigerian;NE nigérien|nigérienne;GH ghanéen|ghanéenne|Ghanaian;" +
        "TG togolais|togolaise|Togolese;BJ béninois|béninoise|Beninese;BF burkinabé|burkinabè|Burkinabe;TD tchadien|tchadienne|Chadian;" +
        "CF centrafricain|centrafricaine|Central African;GA gabonais|gabonaise|Gabonese;AO angolais|angolaise|Angolan;RW rwandais|rwandaise|Rwandan;" +
        "BI burundais|burundaise|Burundian;KM comorien|comorienne|Comorian;MG malgache|Malagasy;GM gambien|gambienne|Gambian;" +
        "SL sierra-léonais|sierra-léonaise|Sierra Leonean;LR libérien|libérienne|Liberian;HT haïtien|haïtienne|Haitian;BR brésilien|brésilienne|Brazilian;" +
        "CO colombien|colombienne|Colombian;VE vénézuélien|vénézuélienne|Venezuelan;PE péruvien|péruvienne|Peruvian;CU cubain|cubaine|Cuban;" +
        "LB libanais|libanaise|Lebanese;PS palestinien|palestinienne|Palestinian;SU soviétique|Soviet;YU yougoslave|Yugoslav;FR français|française|French;" +
        "PT portugais|portugaise|Portuguese;ES espagnol|espagnole|Spanish;IT italien|italienne|Italian;DE allemand|allemande|German;" +
        "RO roumain|roumaine|Romanian;BG bulgare|Bulgarian;PL polonais|polonaise|Polish;GB britannique|British;US américain|américaine|American";

    private const string LanguageNames =
        "fr français|French;en anglais|English;ka géorgien|Georgian;ru russe|Russian;ar arabe|Arabic;hy arménien|Armenian;sq albanais|Albanian;" +
        "sr serbe|Serbian;hr croate|Croatian;bs bosniaque|Bosnian;mk macédonien|Macedonian;ro roumain|Romanian;bg bulgare|Bulgarian;tr turc|Turkish;" +
        "ku kurde|Kurdish;uk ukrainien|Ukrainian;be biélorusse|Belarusian;az azerbaïdjanais|Azerbaijani;uz ouzbek|Uzbek;kk kazakh|Kazakh;" +
        "ky kirghize|Kyrgyz;tg tadjik|Tajik;tk turkmène|Turkmen;fa persan|Persian|farsi;ps pachto|Pashto|pachtou;ur ourdou|Urdu;hi hindi|Hindi;" +
        "bn bengali|Bangla;pa pendjabi|Punjabi;ta tamoul|Tamil;si cingalais|Sinhala;ne népalais|Nepali;my birman|Burmese;th thaï|Thai;" +
        "vi vietnamien|Vietnamese;km khmer|Khmer;lo lao|Lao;zh chinois|Chinese;ja japonais|Japanese;ko coréen|Korean;mn mongol|Mongolian;" +
        "id indonésien|Indonesian;ms malais|Malay;tl filipino|Filipino;am amharique|Amharic;ti tigrigna|Tigrinya;so somali|Somali;om oromo|Oromo;" +
        "sw swahili|Swahili;rw kinyarwanda|Kinyarwanda;rn kirundi|roundi|Rundi;ln lingala|Lingala;kg kikongo|Kongo;lu kiluba|Luba-Katanga;sg sango|Sango;" +
        "wo wolof|Wolof;ff peul|Fula|fulfulde|pulaar;bm bambara|Bambara;ha haoussa|Hausa;yo yoruba|Yoruba;ig igbo|Igbo;ee éwé|Ewe;ak akan|Akan;" +
        "mg malgache|Malagasy;pt portugais|Portuguese;es espagnol|Spanish;it italien|Italian;de allemand|German;nl néerlandais|Dutch;pl polonais|Polish;" +
        "cs tchèque|Czech;sk slovaque|Slovak;hu hongrois|Hungarian;el grec|Greek;lt lituanien|Lithuanian;lv letton|Latvian;et estonien|Estonian;" +
        "sl slovène|Slovenian;sv suédois|Swedish;da danois|Danish;no norvégien|Norwegian;fi finnois|Finnish;he hébreu|Hebrew;dz dzongkha|Dzongkha;" +
        "bo tibétain|Tibetan;ce tchétchène|Chechen;os ossète|Ossetic;ab abkhaze|Abkhazian;av avar|Avaric;ht créole haïtien|Haitian Creole;" +
        "kab kabyle|Kabyle;dyu dioula|Dyula;snk soninké|Soninke;man mandingue|Mandingo;rom romani|Romany;prs dari|Dari";

    private static readonly FrozenDictionary<string, string> Nationalities = Read($"{States};{Nationals}");
    private static readonly FrozenDictionary<string, string> Languages = Read(LanguageNames);

    /// <summary>The code of a state or a nationality, or null. [ISO 3166-1, and what <see cref="Cases.Nationalities"/> adds]</summary>
    public static string? Nationality(string name) => Nationalities.GetValueOrDefault(Spelling.Fold(name));

    /// <summary>The code of a language, or null. [ISO 639]</summary>
    public static string? Language(string name) => Languages.GetValueOrDefault(Spelling.Fold(name));

    private static FrozenDictionary<string, string> Read(string table) => table.Split(';')
        .Select(line => line.Split(' ', 2))
        .SelectMany(line => line[1].Split('|').Select(name => (Name: Spelling.Fold(name), Code: line[0])))
        .Distinct().ToFrozenDictionary(known => known.Name, known => known.Code);
}
