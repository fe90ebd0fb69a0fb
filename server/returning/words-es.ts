/** Plain words in Spanish: of the list of BIP-39 (MIT), without what is hard to spell or hurts to read. */
export const wordsEs: readonly string[] = `
  ábaco abeja abierto abrazo abrir abuelo academia acceso acción aceite acelga acento aceptar aclarar activo actuar
  acudir acuerdo admitir adoptar adorno adulto aéreo afición afinar afirmar ágil agosto agotar agregar agua águila
  aguja ahorro aire ajedrez ajuste alambre alba álbum aldea alegre aleta alga algodón aliado aliento alivio alma
  almeja almíbar altar alteza altivo alto altura alumno alzar amable amapola amasar ámbar ameno amigo amistad amparo
  amplio ancho ancla andar andén ángulo anillo ánimo anís anotar antena antiguo antojo anual anuncio aparato apetito
  apio aplicar aporte apoyo aprender aprobar arado arar árbitro árbol arbusto archivo arco ardilla área armonía arnés
  aroma arpa arreglo arroz arte artista asado ascenso asegurar aseo asiento asistir asombro astro asumir atento ático
  atleta átomo atún audaz audio aula aumento autor avance ave avellana avena avestruz avión aviso ayer ayuda ayuno
  azafrán azúcar azufre azul babor bahía baile bajar balanza balcón balde bambú banco banda barba barco barro báscula
  bastón batería batir batuta baúl bazar bebé bello bien bingo bloque blusa bobina boca bocina bodega boina bola
  bolero bolsa bondad bonito bono bonsái borde borrar bosque bote bóveda brazo brecha breve brillo brinco brisa broca
  broma bronce brote buceo bucle bueno buey bufanda búho bulto burbuja buscar butaca buzón caballo cabeza cabina cabra
  cacao café caja cajón calamar calcio caldo calidad calle calma calor cama cambio camello camino campo candil canela
  canguro canica canto caoba capitán capote captar capucha cara carbón carne carpeta carro carta casa castor catorce
  caudal cazo cebolla cedro célebre célula cemento centro cerca cereza certeza césped chaleco champú charla chiste
  chuleta ciclón cielo cien cierto cifra cima cinco cine cinta ciprés circo ciruela cisne cita ciudad claro clase
  clave clima cobre cocina coco código codo cofre cohete colcha colegio colina collar columna comer comida cómodo
  compra conde conejo conocer consejo contar copa copia corbata corcho cordón corona coser cosmos cráter crear crecer
  crema cromo crónica croqueta cuadro cuarto cuatro cubo cubrir cuchara cuello cuento cuesta cueva cuidar cumbre
  cumplir cuna cupón cúpula curar curioso curso curva danza dar dátil decir dedo definir dejar delfín denso deporte
  derecho desayuno desfile destino detalle detener día diadema diamante diario dibujo diente diez digno diluir directo
  dirigir disco diva doble doce domingo donar dorado dormir dos dragón ducha dulce dúo duque durar ébano eco ecuador
  edad edición edificio editor educar efecto eficaz ejemplo elefante elegir elemento elevar elipse elogio emitir
  emoción empate empresa enchufe enero enigma enlace enorme ensayo entero entrar envase envío equipo erizo escala
  escena escolar escribir esencia esfera espejo espuma esquí estar estilo estufa etapa eterno evaluar evento exacto
  examen existir éxito experto explicar exponer fábrica fábula fachada fácil factor falda famoso farol fase fauna
  favor febrero fecha feliz feria festín fibra ficción ficha fideo fiel fiesta figura fijar fijo fila filete filtro
  flauta flecha flor flota fluir flujo foca fogata fogón folio folleto fondo forma fortuna foto franja freír fresa
  frío frito fruta fuente fuerza función funda fútbol futuro gacela gafas gaita gala galería gallo ganar ganso garaje
  garza gato gavilán gemelo genio gente geranio gesto gigante gimnasio girar giro glaciar globo gloria goloso goma
  gorila gorra goteo gozar grada gráfico grano gratis grillo gris grumo grupo guante guapo guía guiso guitarra gustar
  hábil hablar hacer hada hallar hamaca harina hebilla hebra hecho helado helio hermano hervir hielo himno historia
  hogar hoja honor honra hora hormiga horno huerta húmedo ideal idioma iglú igual ilusión imagen imán imitar índice
  ingenio inicio inmenso insecto instante interés invierno iris isla islote jabalí jabón jamón jardín jarra jaula
  jazmín jinete jornada joven joya jueves jugador jugo juguete junco jungla junio juntar júpiter juvenil kilo koala
  lagarto laguna lámina lámpara lana lancha langosta lápiz largo lata laurel lavar lazo leal lección leche lector leer
  legumbre lejano león leopardo letra leyenda libertad libro lienzo liga ligero lima límite limón limpio lince lindo
  línea lingote lino linterna líquido liso lista litera litio litro llama llave llegar llenar llevar llover lluvia
  lógica lomo lucir lugar luna lunes luz maceta madera maestro magia mago maíz maleta mamut manejar manjar mano manso
  manta mapa máquina mar marco marea marfil mármol marrón martes marzo materia matiz matriz máximo mayor mazorca mecha
  medalla medio mejilla mejor melena melón memoria mensaje menú mercado merengue mérito mes método metro mezcla miel
  miembro mil milagro millón mimo mina mínimo minuto mirar mismo mitad mito mochila moda modelo mojar molde moler
  molino momento moneda morada morro morsa mostrar motivo mover móvil mucho mudar mueble muestra mundo mural músculo
  museo musgo música nácar nación nadar naipe naranja nariz narrar natal nativo natural naval nave navidad néctar neón
  nevar nevera nido niebla nieto nítido nivel nobleza noche noria norte nota noticia novela nube nuca núcleo nudillo
  nueve nuez número nutria oasis objeto obra observar obtener océano ochenta ocho ocio octavo octubre ocurrir odisea
  oferta oficio ofrecer oído ojo ola oleada olfato olivo olla olmo olor ombligo onda opción ópera opinar optar óptica
  opuesto órbita orca oreja órgano oriente origen orilla oro orquesta oruga osezno oso ostra otro oveja óxido oyente
  ozono paella página pago país pájaro palabra palco paleta pálido palma paloma pan panal pantera papel papilla
  paquete pared parque párrafo parte pasar paseo paso pasta patio patria pavo pecera pedal peine pelo pensar peón
  pepino pera percha perfil perla perro persona pesca pétalo pez pichón pie piedra pieza pijama pilar piloto pimienta
  pino pintor pinza piscina piso pista pitón pizca placa plan plata playa plaza pleno pluma plural poco poema poesía
  poeta polen pollo pomelo pomo pompa porción portal posada posible potro prado pregunta prensa primo proceso producto
  proeza profesor programa pronto próximo prueba público puchero pueblo puerta puesto pulir pulpo pulso puma punto
  puré queso quieto química quince rábano radical raíz rancho rango rápido rayo razón reacción realidad receta recoger
  recreo red redondo reflejo refrán regalo regreso reino reír relato relevo relieve relleno reloj remar remo reparto
  resina respeto resto resumen retorno retrato reunir revista rey riego rienda rincón río riqueza risa ritmo rito rizo
  roble roce rociar rodar rodeo rodilla rojizo rojo romero ronda ropa ropero rosa rosca rostro rotar rubí rueda rugir
  rumbo ruta rutina sábado saber sabio sala salero salir salmón salón salsa salto salud salvar samba sanción sandía
  sanear sano sardina sartén sauna saxofón seguir seis sello selva semana semilla senda sensor sequía serie sesenta
  sesión seta setenta sexto sidra siesta siete siglo sílaba silbar silencio silla símbolo sirena sistema sitio situar
  sol sólido solución sombra sonido sonoro sonrisa sopa soplar soporte sorpresa sorteo suave subir suelo suerte sumar
  superar suponer supremo sur surco surgir sutil tabla tacto talco talento talla tambor tango tapete tapia taquilla
  tarde tarea tarjeta tarro tarta taza tazón teatro techo tecla técnica tejado tejer tejido tela teléfono tema templo
  tener tenis teoría ternura tesoro tetera texto tiempo tienda tierra tigre tijera tilde timbre tinta tío tira título
  tiza toalla tobillo tocar tocino todo toldo tomar tono tope toque tórax torero torneo torre tortuga trabajo tractor
  traer traje tramo trazar trébol treinta tren trepar tres trigo triunfo trofeo trueno trufa tubería tubo túnel túnica
  turbina turismo turno umbral unidad unir universo urbano urbe usuario útil utopía uva vaca vajilla valle valor
  válvula vaso vecino vehículo veinte vela velero veloz venir venta venus ver verano verbo verde vereda verja verso
  viaje vibrar vida vídeo vidrio viernes vigor villa vinagre violín virtud víspera vista vitamina vivaz vivero vivir
  vivo volcán volumen volver voz vuelo yate yema yeso yoga yogur zafiro zapato zarza zumo
`
  .trim()
  .split(/\s+/);
